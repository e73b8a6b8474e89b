import { type PracticeKey, practiceKeys } from "../../../base/practice-facts.ts";
import type { terminalOutliers as english } from "../en/terminal-outliers.ts";
import { count, n } from "./writing.ts";
import { yaml } from "./yaml.ts";

/** Contents of a note's front matter, after "es". */
const meanings: Readonly<Record<PracticeKey, string>> = {
  place: "el código publicado de la escuela o del distrito, entre comillas para no perder los ceros del principio",
  years: 'un año como 2024, una lista [2023, 2024] o un periodo "2022-2024"',
  factors: "uno o más de los nueve factores",
  groups: 'all, o una lista de grouping=level como "race-ethnicity=black"',
  evidence: "una oración que dice cómo se sabe que ayuda",
  contact: "a quién preguntar",
  date: "el día en que se anotó, como 2026-03-27",
};

/** The same in Spanish. */
export const terminalOutliers: typeof english = {
  outliers: {
    about: "buscar escuelas o distritos cuyos estudiantes logran más de lo esperado para estudiantes parecidos",
    outcome: "cifras publicadas, separadas por comas; varias se combinan",
    allowFor:
      "condiciones de los estudiantes que se toman en cuenta, separadas por comas: cifras, grouping=level o type",
    level: "school (escuela) o district (distrito)",
    group: "grupos de estudiantes, separados por comas: all o grouping=level",
    reference: "un segundo grupo que también debe superar lo esperado: grouping=level",
    size: "la cifra con el número de estudiantes de cada lugar",
    better: "si es mejor más (high) o menos (low), para una cifra que Fairlead no conoce",
    file: "un archivo publicado; si falta, lo cargado en el espacio de trabajo, o las escuelas de California de 2000",
    figures: "mostrar las cifras publicadas",
    out: "escribir páginas en esta carpeta, en cada idioma",
    title: (outcome, years) => `${outcome}, ${years}`,
    allowed: (covariates) => `“Lo esperado” toma en cuenta: ${covariates}.`,
    judged: (judged, all) => `Se pudieron juzgar ${n(judged)} de ${count(all, "lugar", "lugares")}.`,
    counts: (c) => `${c.better}: ${n(c.more)}. Demasiado parejo para saberlo: ${n(c.close)}. ${c.worse}: ${n(c.less)}.`,
    both: (named) =>
      named === 1
        ? "1 lugar supera lo esperado para ambos grupos."
        : `${n(named)} lugares superan lo esperado para ambos grupos.`,
    chance: (named) =>
      `Si ningún lugar se apartara de lo esperado, por puro azar saldrían unos ${n(Math.round(named))}.`,
    oneYear: "No se nombra ningún lugar: un solo año no distingue una diferencia duradera de la suerte.",
    fit: (percent) => `Las condiciones de los estudiantes explican ${percent} de las diferencias entre lugares.`,
    wholePlace: (names) =>
      `Revise: ${names} se conoce solo para lugares enteros. Para un grupo, esto puede hacer pasar la separación de estudiantes por un logro.`,
    visit:
      "Para aprender: los lugares cuyo rango probable empieza más alto, en orden alfabético. No es una clasificación.",
    headings: ["Lugar", "Distrito", "Real", "Esperado", "Diferencia", "Puesto"],
    written: (folder) => `Páginas escritas en ${folder}. Abra allí es/index.html.`,
    at: (address) => `Escuelas de las que aprender, con cifras publicadas de California de 2000: ${address}`,
    next: "Siguiente paso: `fairlead peers LUGAR` compara un lugar con los más parecidos.",
  },
  peers: {
    about: "comparar una escuela o un distrito con los de estudiantes más parecidos",
    place: "su código o su nombre",
    most: "cuántos lugares parecidos",
    title: (place, by) => `${place} y los más parecidos en ${by}`,
    distance:
      "La distancia se mide en desviaciones estándar: 0 es igual en todo, 1 es una diferencia usual entre dos lugares.",
    headings: ["Lugar", "Distrito", "Distancia", "Real", "Esperado", "Frente a lo esperado"],
    practices: "Prácticas anotadas para estos lugares:",
    noPractices:
      "Aún no hay prácticas anotadas para estos lugares. Las notas están en practices/ del espacio de trabajo.",
  },
  practices: {
    about: "mostrar, revisar y buscar las notas de lo que hacen los lugares",
    factor: "solo las de este factor",
    search: "solo las que tienen este texto",
    review: "autorrevisiones a lo largo de los años y junto a otros lugares: las de este archivo, o todas las cargadas",
    none: "Aún no hay notas. Una nota es un archivo practices/NOMBRE.md en el espacio de trabajo.",
    noneFound: "Ninguna nota coincide.",
    faults: (notes) =>
      notes === 1 ? "1 nota no se puede leer y queda fuera:" : `${n(notes)} notas no se pueden leer y quedan fuera:`,
    fault: (file, line, what) => `${file}, línea ${n(line)}: ${what}`,
    wrong: (wrong, factors) => {
      switch (wrong.kind) {
        case "no-front-matter":
          return `Falta el encabezado. Empiece la nota con una línea "---", luego ${practiceKeys.join(", ")}, luego "---".`;
        case "no-end":
          return 'El encabezado no termina. Ponga después una línea con solo "---".';
        case "not-yaml":
          return `No es YAML: ${yaml[wrong.code]}`;
        case "unknown-key":
          return `"${wrong.key}" no es una clave conocida. Las claves son ${practiceKeys.join(", ")}.`;
        case "missing":
          return `Falta "${wrong.key}". Es ${meanings[wrong.key]}.`;
        case "unusable":
          return `"${wrong.key}" no se puede usar. Es ${meanings[wrong.key]}${wrong.key === "factors" ? ` (${factors.join(", ")})` : ""}.`;
      }
    },
    headings: ["Lugar", "Años", "Factores", "Para", "Nota"],
    evidence: (evidence, contact, date) => `${evidence} Preguntar a: ${contact}. Anotado el ${date}.`,
    reviewHeadings: ["Lugar", "Factor", "Primera", "Última", "Cambio", "Otros"],
    reviewNone: "No hay ninguna autorrevisión que mostrar.",
    reviewNoneFix:
      "Un archivo necesita las columnas place, year, factor, rating (1 a 4) y puede tener note; `fairlead map ARCHIVO --save` lee uno con otros encabezados. `fairlead load ARCHIVO` lo guarda.",
    scale:
      "1 sin empezar, 2 empezado, 3 en casi todas partes, 4 en todas partes. La nota es del propio lugar: abre una conversación, no juzga.",
    nearest: (most) =>
      `Otros son los ${n(most)} lugares de este archivo con estudiantes más parecidos, si se cargaron sus datos; si no, todos los demás.`,
    others: (mean, places) => `${mean} (${count(places, "otro lugar", "otros lugares")})`,
  },
};
