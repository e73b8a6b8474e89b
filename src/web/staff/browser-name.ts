/** Names in a browser's own description, the most special first: Edge also calls itself Chrome, and Chrome Safari. */
const browsers = [
  ["Edg", "Edge"],
  ["OPR", "Opera"],
  ["Firefox", "Firefox"],
  ["Chrome", "Chrome"],
  ["Safari", "Safari"],
] as const;
const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS X", "Mac"],
  ["CrOS", "Chromebook"],
  ["Linux", "Linux"],
] as const;

/** A browser and its system, from what it says of itself; empty if neither is known. */
export function browserName(description: string): string {
  const named = (names: readonly (readonly [string, string])[]): readonly string[] =>
    names
      .filter(([part]) => description.includes(part))
      .map(([, name]) => name)
      .slice(0, 1);
  return [...named(browsers), ...named(systems)].join(", ");
}
