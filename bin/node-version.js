// Which Node can run the program. Uses old JavaScript syntax, because a Node that is too old must be able to run this check.

/** Node runs TypeScript directly from 24, and from 22.18 in the 22 line. */
export function newEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/** Exits with one sentence, in the system's language, about which Node is needed. */
export function refuse(why) {
  const { FAIRLEAD_LANG, LC_ALL, LC_MESSAGES, LANG } = process.env;
  const spanish = (FAIRLEAD_LANG || LC_ALL || LC_MESSAGES || LANG || "").startsWith("es");
  const detail = why === undefined ? "" : ` (${why})`;
  console.error(
    spanish
      ? `Fairlead necesita Node 24, o 22.18 o posterior; este es Node ${process.versions.node}${detail}. Instale Node 24 desde https://nodejs.org, o reinstale Fairlead sin omitir los paquetes opcionales.`
      : `Fairlead needs Node 24, or 22.18 or later; this is Node ${process.versions.node}${detail}. Install Node 24 from https://nodejs.org, or reinstall Fairlead without omitting optional packages.`,
  );
  process.exit(3);
}
