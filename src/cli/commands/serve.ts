import { Command } from "commander";
import { isSampleDistrict } from "../../app/demo-people.ts";
import { reportWords } from "../../app/report-words.ts";
import { type CommandMaker, pathFrom, wholeNumber } from "../command-context.ts";
import { portOf, usualPort } from "../port.ts";
import { stopWhenAsked, workspaceReport } from "../run-staff-app.ts";
import { withProgress } from "../with-progress.ts";

interface Options {
  readonly port?: number;
  readonly host: string;
  readonly address?: string;
  readonly behindProxy?: boolean;
  readonly trustedProxy?: readonly string[];
  readonly tlsCertificate?: string;
  readonly tlsKey?: string;
}

export const serveCommand: CommandMaker = (context) => {
  const say = context.words.serve;
  return new Command("serve")
    .description(say.about)
    .option("--port <number>", `${say.port} (${usualPort})`, wholeNumber(context, "--port", 0, 65_535))
    .option("--host <address>", say.host, "127.0.0.1")
    .option("--address <url>", say.address)
    .option("--behind-proxy", say.behindProxy)
    .option("--trusted-proxy <addresses...>", say.trustedProxy)
    .option("--tls-certificate <file>", say.tlsCertificate)
    .option("--tls-key <file>", say.tlsKey)
    .action(async (options: Options) => {
      const { terminal, viewer, lang } = context;
      const workspace = context.workspace();
      const { startStaffServer } = await import("../../server/staff-server.ts");
      const { statePath } = await import("../../store/state.ts");
      const { host, address, behindProxy = false, trustedProxy = [], tlsCertificate, tlsKey } = options;
      const report = Promise.withResolvers<Awaited<ReturnType<typeof workspaceReport>>>();
      // A request waits for the report; without one there is no server.
      report.promise.catch(() => {});
      const server = await startStaffServer(viewer, {
        listen: {
          host,
          port: portOf(context, options.port),
          ...(address !== undefined && { address }),
          isBehindProxy: behindProxy,
          proxies: trustedProxy,
          ...(tlsCertificate !== undefined &&
            tlsKey !== undefined && {
              tls: { certificate: pathFrom(context, tlsCertificate), key: pathFrom(context, tlsKey) },
            }),
        },
        state: statePath(workspace.folder),
        district: workspace.config.district.name,
        language: lang,
        words: (language) => reportWords(workspace, language),
        isSample: isSampleDistrict(viewer, workspace.folder),
        report: () => report.promise,
        now: context.now,
        log: (line) => terminal.say(JSON.stringify(line)),
      });
      stopWhenAsked(server);
      try {
        const live = await withProgress(context, context.words.audit.auditing, () =>
          workspaceReport(context, workspace.folder),
        );
        report.resolve(live);
        terminal.answer({ ok: true, address: server.address });
        terminal.say(say.at(server.address));
        terminal.say(say.stop);
        await live.written;
      } catch (error) {
        await server.stop();
        throw error;
      }
    });
};
