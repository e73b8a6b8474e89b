import type { Context } from "hono";
import type { Scope } from "../access/grant.ts";
import type { SignedIn, Viewer } from "../access/viewer.ts";
import type { ReportPages, WrittenReport } from "../app/live-report.ts";
import type { Lang } from "../base/lang.ts";
import type { LoggedAction } from "../store/access-log.ts";
import type { State } from "../store/state.ts";
import type { Words } from "../ui/words.ts";
import type { DemoPersonShown } from "../web/staff/sign-in-page.ts";
import type { StaffAuth } from "./auth.ts";
import type { TryLimit } from "./try-limit.ts";

/** Dependencies of the app. Time and addresses are passed in, so that it runs without a socket. */
export interface StaffAppParts {
  readonly state: State;
  readonly auth: StaffAuth;
  /** Key of the forms' HMAC. */
  readonly secret: string;
  /** Name of the district, on every page. */
  readonly district: string;
  /** Default language, for requests that ask for none. */
  readonly language: Lang;
  /** The words of a language, with the district's own names. */
  words(lang: Lang): Words;
  /** The report, or the parts that are ready; waits until some are. */
  report(): Promise<ReportPages>;
  /** What is ready for this viewer in this language before that; absent if nothing is. */
  earlier?(viewer: Viewer, lang: Lang): WrittenReport | undefined;
  now(): Date;
  /** Public addresses of the app, such as `https://fairlead.example.org`. */
  readonly origins: ReadonlySet<string>;
  /** Whether they use TLS: then cookies are sent over TLS only. */
  readonly isSecure: boolean;
  /** People of the sample district, who sign in without a password. Empty for a real district. */
  readonly demo: readonly DemoPersonShown[];
  /** The address of a request's sender. */
  senderOf(context: Context): string;
  /** Writes a line of the server's own log. */
  log(line: RequestLine): void;
}

/** A request in the server's log: the pattern of its address, never the address itself or what was sent. */
export interface RequestLine {
  readonly at: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly request: string;
  /** Class of an unexpected error. */
  readonly fault?: string;
}

/** A sign-in, and whose roles it uses. */
export interface Signed {
  readonly person: { readonly id: string; readonly name: string };
  readonly signIn: { readonly id: string; readonly token: string };
  /** With their own roles. */
  readonly own: SignedIn;
  /** With the roles in use: their own, or those of the person they look as. */
  readonly viewer: SignedIn;
  /** Whose roles are in use, if not their own. */
  readonly seeing: { readonly id: string; readonly name: string } | undefined;
}

/** Variables of a request. */
export interface StaffEnv {
  readonly Variables: {
    parts: StaffAppParts;
    limit: TryLimit;
    words: Words;
    formKey: string;
    signed: Signed | undefined;
    fault: string | undefined;
  };
}

/** What is logged of a request. */
export interface Logged {
  readonly action: LoggedAction;
  readonly about: Scope;
  readonly page: string;
}
