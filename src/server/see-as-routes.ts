import { Hono } from "hono";
import { wholeDistrict } from "../access/grant.ts";
import { may } from "../access/may.ts";
import { peopleWithRoles } from "../store/people.ts";
import { seeAs } from "../store/seen-as.ts";
import { seeAsPath } from "../web/staff/frame.ts";
import { seeAsPage } from "../web/staff/see-as-page.ts";
import { logAccess } from "./access-log.ts";
import type { StaffEnv } from "./context.ts";
import { fieldOf } from "./form-key.ts";
import { refuse, staffSite } from "./pages.ts";

const seeing = { action: "see-as", about: wholeDistrict, page: "" } as const;

/** Looking at pages with another person's roles. */
export const seeAsRoutes = new Hono<StaffEnv>()
  .get(seeAsPath, async (c) => {
    const { signed, parts } = c.var;
    if (signed === undefined || !may(signed.viewer, "see-as")) {
      return await refuse(c, seeing);
    }
    const people = await peopleWithRoles(parts.state.db);
    await logAccess(c, seeing, "allowed");
    return c.html(
      seeAsPage(
        people.filter(({ id }) => id !== signed.person.id),
        staffSite(c),
      ),
    );
  })
  .post(seeAsPath, async (c) => {
    const { signed, parts } = c.var;
    const id = await fieldOf(c, "person");
    const other = (await peopleWithRoles(parts.state.db)).find((person) => person.id === id);
    if (signed === undefined || other === undefined || !may(signed.viewer, "see-as")) {
      return await refuse(c, seeing);
    }
    await seeAs(parts.state.db, signed.signIn.id, other.id);
    c.set("signed", { ...signed, seeing: other });
    await logAccess(c, seeing, "allowed");
    return c.redirect("/", 303);
  })
  .post(`${seeAsPath}/stop`, async (c) => {
    const { signed, parts } = c.var;
    if (signed?.seeing !== undefined) {
      await seeAs(parts.state.db, signed.signIn.id, undefined);
      await logAccess(c, { ...seeing, action: "stop-seeing" }, "allowed");
    }
    return c.redirect("/", 303);
  });
