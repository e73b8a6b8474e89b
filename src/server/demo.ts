import type { DemoPerson } from "../app/demo-people.ts";
import { addGrant, personOfEmail } from "../store/people.ts";
import type { State } from "../store/state.ts";
import type { Words } from "../ui/words.ts";
import { type DemoPersonShown, demoName } from "../web/staff/sign-in-page.ts";
import type { StaffAuth } from "./auth.ts";

/** Adds the people of the sample district who are not there yet. @returns all of them, as the sign-in page offers them */
export async function addDemoPeople(
  state: State,
  auth: StaffAuth,
  people: readonly DemoPerson[],
  words: Words,
  now: Date,
): Promise<readonly DemoPersonShown[]> {
  const shown: DemoPersonShown[] = [];
  for (const { email, grant, school } of people) {
    let id = await personOfEmail(state.db, email);
    if (id === undefined) {
      id = await auth.add(email, demoName({ role: grant.role, school }, words));
      await addGrant(state.db, id, grant, now);
    }
    shown.push({ id, role: grant.role, school });
  }
  return shown;
}
