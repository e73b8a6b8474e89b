import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { accountRoutes } from "./account-routes.ts";
import type { StaffAppParts, StaffEnv } from "./context.ts";
import { decisionRoutes } from "./decision-routes.ts";
import { exploreRoutes } from "./explore-routes.ts";
import { giveFormKey, requireOwnForm } from "./form-key.ts";
import { guardingHeaders, logRequests, requireOwnHost } from "./guards.ts";
import { chooseLanguage } from "./language.ts";
import { logRoutes } from "./log-routes.ts";
import { message } from "./pages.ts";
import { peopleRoutes } from "./people-routes.ts";
import { programRoutes } from "./program-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { seeAsRoutes } from "./see-as-routes.ts";
import { readOnlyWhileSeeing, readSession, requireSignIn } from "./sessions.ts";
import { setupRoutes } from "./setup-routes.ts";
import { signInRoutes } from "./sign-in-routes.ts";
import { todayRoute } from "./today-route.ts";
import { tryLimit } from "./try-limit.ts";

/** Largest form, in bytes. The longest is a decision, whose letters may take several bytes each. */
const longestForm = 65_536;

/**
 * The staff app. Routes registered before `requireSignIn` contain no district data; all later ones require a sign-in
 * and check by themselves what the viewer may see.
 */
export function staffApp(parts: StaffAppParts): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const limit = tryLimit();
  app.use(async (c, next) => {
    c.set("parts", parts);
    c.set("limit", limit);
    await next();
  });
  app.use(logRequests, guardingHeaders(parts.isSecure), requireOwnHost);
  app.use(bodyLimit({ maxSize: longestForm, onError: (c) => c.text("", 413) }));
  app.use(chooseLanguage, giveFormKey);
  app.onError(async (error, c) => {
    c.set("fault", error.name);
    return await message(c, "fault", 500);
  });
  app.notFound((c) => message(c, "not-found", 404));
  app.route("/", programRoutes);
  app.use(readSession, requireOwnForm, readOnlyWhileSeeing);
  app.route("/", signInRoutes);
  app.route("/", setupRoutes);
  app.use(requireSignIn);
  app.route("/", todayRoute);
  app.route("/", exploreRoutes);
  app.route("/", decisionRoutes);
  app.route("/", reportRoutes);
  app.route("/", accountRoutes);
  app.route("/", logRoutes);
  app.route("/", seeAsRoutes);
  app.route("/", peopleRoutes);
  return app;
}
