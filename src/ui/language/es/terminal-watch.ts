import type { terminalWatch as english } from "../en/terminal-watch.ts";
import { count, n, plural } from "./writing.ts";

const named = (files: readonly string[]): string =>
  files.length <= 5 ? files.join(", ") : `${files.slice(0, 5).join(", ")} y ${n(files.length - 5)} más`;

/** The same in Spanish. */
export const terminalWatch: typeof english = {
  watch: {
    about: "cargar lo que se deja en una carpeta, cuando está completo",
    dir: "la carpeta donde se dejan las exportaciones; sus archivos quedan como están",
    once: "esperar a que nada cambie en la carpeta, cargar y terminar (para cron y systemd)",
    settle: "un archivo que no cambia durante estos segundos está completo",
    marker: "cargar solo lo que no es más nuevo que este archivo, que la exportación escribe al final (DONE)",
    began: (folder, seconds) =>
      `Se vigila ${folder}. Un archivo está completo cuando no cambia durante ${count(seconds, "segundo")}. Ctrl+C termina.`,
    ended: "Ya no se vigila la carpeta.",
    files: (files) => `${named(files)}:`,
    stillHeld: (files) =>
      `No ${plural(files.length, "está cargado", "están cargados")}: ${named(files)}. Vea por qué con \`fairlead check\` y use \`fairlead load --accept ARCHIVOS\`, o corrija o quite ${plural(files.length, "el archivo", "los archivos")}.`,
    nothingNew: "No hay nada nuevo que cargar.",
    waiting: (files, marker) =>
      `Aún sin completar: ${named(files)}. ${marker === undefined ? "Todavía se escribe" : `Falta ${marker}`}; la próxima vez se mira otra vez.`,
    held: "La carga está en espera, porque algo parece equivocado. No se cambió nada.",
    heldFix:
      "Si es correcto, use `fairlead load --accept ARCHIVOS` con estos archivos. Si no, expórtelos otra vez: se intenta de nuevo cuando uno de ellos cambia.",
    nothingUsableFix: "Corrija lo que aparece arriba. Se intenta de nuevo cuando uno de los archivos cambia.",
    retries: "Se intentará otra vez.",
  },
};
