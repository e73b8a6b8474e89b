import { Command } from "commander";
import { type CommandMaker, pathFrom, wholeNumber } from "../door.ts";
import { type DemoOptions, makeDemo, usualDemo } from "../make-demo.ts";

export const demo: CommandMaker = (door) => {
  const say = door.words.demo;
  return new Command("demo")
    .description(say.about)
    .option("--seed <number>", say.seed, wholeNumber(door, "--seed", 0, 4_294_967_295), usualDemo.seed)
    .option("--students <number>", say.students, wholeNumber(door, "--students", 100, 20_000_000), usualDemo.students)
    .option("--years <number>", say.years, wholeNumber(door, "--years", 1, 20), usualDemo.years)
    .option("--out <dir>", say.out, "sample")
    .action(async ({ out, ...options }: DemoOptions & { out: string }) => {
      const folder = pathFrom(door, out);
      const made = await makeDemo(door, folder, options);
      door.terminal.answer({ ok: true, folder, students: made.students });
      door.terminal.say(say.done(folder, made.students, options.years));
      door.terminal.say(say.next(folder));
    });
};
