/** Signs in to the sample district, as a browser does. No test library, so that the benchmarks use it too. */

/**
 * @param address  of the running app
 * @param role     words on its button, such as "Data director"
 * @returns a fetch that is signed in
 */
export async function signInToSample(address: string, role: string): Promise<(path: string) => Promise<Response>> {
  const form = await fetch(`${address}/sign-in`);
  const page = await form.text();
  const field = (pattern: RegExp): string => pattern.exec(page)?.[1] ?? "";
  const cookiesOf = (answer: Response): readonly string[] =>
    answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  const entered = await fetch(`${address}/sign-in/demo`, {
    method: "POST",
    redirect: "manual",
    headers: { Origin: address, Cookie: cookiesOf(form).join("; ") },
    body: new URLSearchParams({
      "form-key": field(/name="form-key" value="([^"]*)"/),
      person: field(new RegExp(`value="([^"]*)">${role}`)),
    }),
  });
  if (entered.status !== 303) throw new Error(`signing in as ${role}: ${entered.status}`);
  const cookie = cookiesOf(entered).join("; ");
  return (path) => fetch(new URL(path, `${address}/`), { headers: { Cookie: cookie } });
}
