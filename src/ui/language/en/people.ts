import type { Sentence } from "../sentence.ts";

/** Sentences about people and their roles, English. */
export const peopleEn = {
  "people.title": "People",
  "people.all": "All people",
  "people.name": "Name",
  "people.roles": "Roles",
  "people.no-roles": "No role: sees no counts of students",
  "people.last-sign-in": "Last sign-in",
  "people.never": "never",
  "people.add": "Add this person",
  "people.add-title": "Add a person",
  "people.add-why": "You get a link with which the person sets a password. Send it so that nobody else can read it.",
  "people.role": "Role",
  "people.scope": "For which part",
  "people.part": "Id of this part",
  "people.part-hint": "Leave it empty for the whole district. For a school, use its id in your records.",
  "people.add-role": "Give a role",
  "people.revoke": "Take away: {role}",
  "people.sign-ins": "Where this person is signed in",
  "people.no-sign-ins": "Nowhere now.",
  "people.end-sign-ins": "End all sign-ins and links",
  "people.link-title": "Lost password",
  "people.link-why": "A new link ends earlier ones. The present password works until a new one is set.",
  "people.new-link": "Make a new link",
  "people.link-ready": "The link to set a password",
  "people.link-once": "It works once, for one day, and is not shown again.",
  "people.conflict":
    "Somebody else changed these roles meanwhile. Nothing of yours was saved. Below are the roles as they are now.",
  "people.last": "Nobody would be left who may change roles. Give another person the role of data director first.",
} as const satisfies Readonly<Record<string, Sentence>>;
