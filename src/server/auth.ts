import { betterAuth } from "better-auth";
import { createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";
import { AppError } from "../base/errors.ts";
import { signInRules } from "../rules/sign-in.ts";
import { endLinks, personOfEmail } from "../store/people.ts";
import { secretOf } from "../store/secrets.ts";
import type { State } from "../store/state.ts";

const secondsPerMinute = 60;
const secondsPerHour = 3600;
/** The sign-in library stores a link under this and its token. */
const linkPrefix = "reset-password:";

/**
 * Sign-in of people by password, in the app's database. Nobody can sign up: people are added (`addPerson`). No
 * request reaches the library directly; the app's own pages call it.
 *
 * @param demo  whether people of the sample district may sign in without a password
 */
export async function staffAuth(
  state: State,
  { origin, isSecure, demo }: { readonly origin: string; readonly isSecure: boolean; readonly demo: boolean },
) {
  let linkToken: string | undefined;
  const auth = betterAuth({
    appName: "Fairlead",
    baseURL: origin,
    secret: await secretOf(state.db, "sign-in"),
    database: { db: state.db, type: "sqlite", transaction: true },
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: signInRules.shortestPassword.value,
      maxPasswordLength: signInRules.longestPassword.value,
      resetPasswordTokenExpiresIn: signInRules.linkHours.value * secondsPerHour,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ token }) => {
        linkToken = token;
      },
    },
    user: { modelName: "people" },
    session: {
      modelName: "sign_ins",
      expiresIn: signInRules.idleMinutes.value * secondsPerMinute,
      updateAge: secondsPerMinute,
      cookieCache: { enabled: false },
    },
    account: { modelName: "accounts" },
    verification: { modelName: "verifications", storeIdentifier: "hashed" },
    advanced: {
      // Only with TLS: another host of the domain cannot set a cookie with this prefix.
      cookiePrefix: isSecure ? "__Host-fairlead" : "fairlead",
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure: isSecure, path: "/" },
      ipAddress: { disableIpTracking: true },
    },
    plugins: demo ? [withoutPassword] : [],
  });
  return {
    api: auth.api,
    /** Adds a person without a password. @returns their id @throws AppError people.exists */
    add: async (email: string, name: string): Promise<string> => {
      const { internalAdapter } = await auth.$context;
      if ((await internalAdapter.findUserByEmail(email)) !== null) throw new AppError("people.exists", { email });
      return (await internalAdapter.createUser({ email, name, emailVerified: true }, { method: "email" })).id;
    },
    /**
     * The secret of a link with which a person sets a password, once. Earlier links of this person end.
     *
     * @throws AppError people.unknown
     */
    linkToken: async (email: string): Promise<string> => {
      linkToken = undefined;
      const person = await personOfEmail(state.db, email);
      if (person !== undefined) await endLinks(state.db, person);
      await auth.api.requestPasswordReset({ body: { email } });
      if (linkToken === undefined) throw new AppError("people.unknown", { email });
      return linkToken;
    },
    /**
     * Sets a password with the secret of a link, and revokes all links and sign-ins of the person.
     *
     * @returns whose link it is, and whether the password was set
     */
    setPassword: async (
      token: string,
      newPassword: string,
    ): Promise<{ readonly person: string | undefined; readonly isSet: boolean }> => {
      const { internalAdapter } = await auth.$context;
      const person = (await internalAdapter.findVerificationValue(`${linkPrefix}${token}`))?.value;
      const { ok: isSet } = await auth.api.resetPassword({ body: { token, newPassword }, asResponse: true });
      if (isSet && person !== undefined) await endLinks(state.db, person);
      return { person, isSet };
    },
    /** Whether a password can still be set with the secret of a link. */
    isLinkValid: async (token: string, now: Date): Promise<boolean> => {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findVerificationValue(`${linkPrefix}${token}`);
      return found !== null && found !== undefined && new Date(found.expiresAt) > now;
    },
    /** Ends a sign-in. */
    endSignIn: async (token: string): Promise<void> => {
      await (await auth.$context).internalAdapter.deleteSession(token);
    },
    /** Signs in a person of the sample district. @returns the cookies; undefined where this is not offered */
    demoCookies: async (person: string, headers: Headers): Promise<readonly string[] | undefined> => {
      if (!demo) return undefined;
      const api = auth.api as typeof auth.api & {
        signInWithoutPassword(input: object): Promise<{ readonly headers: Headers }>;
      };
      const answer = await api.signInWithoutPassword({ body: { person }, headers, returnHeaders: true });
      return answer.headers.getSetCookie();
    },
  };
}
export type StaffAuth = Awaited<ReturnType<typeof staffAuth>>;

/** Signs in the invented people of the sample district. */
const withoutPassword = {
  id: "without-password",
  endpoints: {
    signInWithoutPassword: createAuthEndpoint(
      "/sign-in/without-password",
      { method: "POST", body: z.object({ person: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.person);
        if (user === null) throw ctx.error("UNAUTHORIZED");
        const session = await ctx.context.internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ ok: true });
      },
    ),
  },
};
