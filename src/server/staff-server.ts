import type { Viewer } from "../access/viewer.ts";
import { demoPeople } from "../app/demo-people.ts";
import type { Lang } from "../base/lang.ts";
import { secretOf } from "../store/secrets.ts";
import { openState, type State } from "../store/state.ts";
import type { Words } from "../ui/words.ts";
import { staffAuth } from "./auth.ts";
import type { RequestLine, StaffAppParts } from "./context.ts";
import { addDemoPeople } from "./demo.ts";
import { isLocal, type ListenOptions, listen, originsOf, requireProtected, stopListening } from "./listen.ts";
import { senderOf } from "./sender.ts";
import { staffApp } from "./staff-app.ts";

export interface StaffServerOptions
  extends Pick<StaffAppParts, "district" | "language" | "report" | "earlier" | "now"> {
  readonly listen: ListenOptions;
  /** The database of people. */
  readonly state: string;
  words(lang: Lang): Words;
  /** Whether this is the sample district, whose people sign in without a password, on this computer alone. */
  readonly isSample: boolean;
  log(line: RequestLine): void;
}

export interface StaffServer {
  /** Where to open it. */
  readonly address: string;
  readonly state: State;
  /** Finishes requests in progress, then closes the database. */
  stop(): Promise<void>;
}

/**
 * Starts the staff app. The port is bound first, so that a port in use is reported before any work.
 *
 * @throws AppError serve.exposed, serve.proxy, serve.no-such-host, cli.port-taken
 */
export async function startStaffServer(viewer: Viewer, options: StaffServerOptions): Promise<StaffServer> {
  requireProtected(options.listen);
  const ready = Promise.withResolvers<ReturnType<typeof staffApp>>();
  const { server, port } = await listen(async (request, env) => (await ready.promise).fetch(request, env as object), {
    ...options.listen,
  });
  try {
    const origins = originsOf(options.listen, port);
    const [address = ""] = origins;
    const isSecure = options.listen.address !== undefined;
    const isDemo = options.isSample && isLocal(options.listen) && !isSecure;
    const state = await openState(options.state);
    const auth = await staffAuth(state, { origin: address, isSecure, demo: isDemo });
    const demo = isDemo
      ? await addDemoPeople(state, auth, demoPeople(viewer), options.words(options.language), options.now())
      : [];
    const { district, language, words, report, earlier, now, log } = options;
    const secret = await secretOf(state.db, "forms");
    const sender = senderOf(options.listen.isBehindProxy === true, options.listen.proxies);
    ready.resolve(
      staffApp({
        ...{
          state,
          auth,
          secret,
          district,
          language,
          words,
          report,
          now,
          log,
          demo,
          isSecure,
          ...(earlier !== undefined && { earlier }),
        },
        origins: new Set(origins),
        senderOf: sender,
      }),
    );
    return {
      address,
      state,
      stop: async () => {
        await stopListening(server);
        await state.close();
      },
    };
  } catch (error) {
    await stopListening(server);
    throw error;
  }
}
