import { Command } from "commander";
import { type DemoOptions, makeDemo, usualDemo } from "../../app/make-demo.ts";
import { type CommandMaker, pathFrom, wholeNumber } from "../command-context.ts";
import { withProgress } from "../with-progress.ts";

export const demoCommand: CommandMaker = (context) => {
  const say = context.words.demo;
  return new Command("demo")
    .description(say.about)
    .option("--seed <number>", say.seed, wholeNumber(context, "--seed", 0, 4_294_967_295), usualDemo.seed)
    .option(
      "--students <number>",
      say.students,
      wholeNumber(context, "--students", 100, 20_000_000),
      usualDemo.students,
    )
    .option("--years <number>", say.years, wholeNumber(context, "--years", 1, 20), usualDemo.years)
    .option("--out <dir>", say.out, "sample")
    .action(async ({ out, ...options }: DemoOptions & { out: string }) => {
      const folder = pathFrom(context, out);
      const made = await withProgress(context, say.inventing, (onFile) =>
        makeDemo(context.viewer, folder, options, { language: context.lang, now: context.now(), onFile }),
      );
      context.terminal.answer({ ok: true, folder, students: made.students });
      context.terminal.say(say.done(folder, made.students, options.years));
      context.terminal.say(say.next(folder));
    });
};
