import type { CommanderError } from "commander";
import type { TerminalWords } from "../ui/language/language.ts";

/**
 * Describes a usage error. Commander's messages are English only, so its code and the names it quotes are reworded in
 * the user's language.
 */
export function usageFault({ code, message }: CommanderError, { usage }: TerminalWords): string {
  const name = /'([^']*)'/.exec(message)?.[1] ?? "";
  const near = /Did you mean (?:one of )?(.+)\?/.exec(message)?.[1];
  const suggestion = near === undefined ? "" : ` ${usage.didYouMean(near)}`;
  switch (code) {
    case "commander.unknownCommand":
      return usage.unknownCommand(name) + suggestion;
    case "commander.unknownOption":
      return usage.unknownOption(name) + suggestion;
    case "commander.missingArgument":
      return usage.missingArgument(name);
    case "commander.optionMissingArgument":
      return usage.optionWithoutValue(name);
    case "commander.missingMandatoryOptionValue":
      return usage.missingOption(name);
    case "commander.excessArguments":
      return usage.tooMany;
    case "commander.invalidArgument":
      // The rest of the message is ours and already in the user's language (`numberOption`).
      return message.slice(message.indexOf("is invalid. ") + "is invalid. ".length);
    default:
      return message.replace(/^error: /, "");
  }
}
