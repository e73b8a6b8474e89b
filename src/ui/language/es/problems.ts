import type {
  Accepts,
  ColumnFacts,
  ContradictionName,
  Hint,
  ProblemOf,
  SkipReason,
} from "../../../base/problem-facts.ts";
import { isShape } from "../../../base/shown-value.ts";
import type { ProblemWords, Told } from "../problem-words.ts";
import { codeLists } from "./code-lists.ts";
import { proposals } from "./proposals.ts";
import { questionWords } from "./questions.ts";
import { identifierNames, tableNames } from "./record-names.ts";
import { count, n, plural, quote, quoted, year } from "./writing.ts";

const inAll = (rows: number): string => (rows > 1 ? ` En total son ${count(rows, "fila")}.` : "");

type ColumnProblem = Pick<ProblemOf<"sources.blank">, "facts" | "rows" | "students" | "value">;

/** What happened to the rows. */
function outcome({ facts, rows, students }: ColumnProblem): string {
  const all = `${count(rows, "fila")}${students > 0 ? ` sobre ${count(students, "estudiante")}` : ""}`;
  const others = facts.otherRows;
  switch (facts.outcome) {
    case "quarantined":
      return `${all} ${plural(rows, "espera", "esperan")} en cuarentena${others === 0 ? "" : `; esto no afecta a ${others === 1 ? "la otra fila" : `las otras ${n(others)} filas`} del archivo`}.`;
    case "blank":
      return `${all} ${plural(rows, "se carga", "se cargan")} con esto en blanco.`;
    case "left-out":
      return `${all}: queda fuera lo que dice la columna; lo demás de la fila se carga.`;
    case "set-aside":
      return `${all} ${plural(rows, "no se usa", "no se usan")}.`;
    case "corrected":
      return `${all} ${plural(rows, "se carga", "se cargan")} así.`;
  }
}

const columnList = (columns: readonly string[]): string => columns.map((c) => `\`${c}\``).join(", ");

/** The rule by which one of several rows is used, by the column that decides. */
const rowRules: Readonly<Record<string, string>> = {
  exit_date: "Se usa la fila con la fecha de salida más tardía: termina la misma estancia.",
  end_date: "Se usa la fila con la fecha final más tardía.",
  elas: "Un estado de aprendiz de inglés con nombre se usa antes que uno por determinar, o que uno que solo dice quién no lo es.",
  status:
    "Si las filas difieren, el orden es: presente, suspensión en la escuela, suspensión fuera de la escuela, falta injustificada, falta justificada.",
  date: "De dos intentos se usa el más reciente.",
  counted: "Se usa el resultado que el estado cuenta.",
  tested: "Se usa la fila de la prueba que sí se presentó.",
};

const contradictions: Readonly<Record<ContradictionName, string>> = {
  "age-and-grade": "El grado no corresponde a la fecha de nacimiento",
  "birth-dates-differ": "Las fechas de nacimiento de un mismo estudiante no coinciden",
  "genders-differ": "Dos clases de archivos dan un género distinto al mismo estudiante",
  "races-differ": "Dos clases de archivos dan razas distintas al mismo estudiante",
  "days-and-summary-differ": "Las faltas día por día y las del resumen no coinciden",
  "suspensions-and-summary-differ":
    "Los días de suspensión de los registros de disciplina y los del resumen de asistencia no coinciden",
  "not-enrolled-then": "La fecha es muy anterior a la entrada del estudiante o muy posterior a su salida",
  "level-and-score": "El nivel de logro no es el que dan los puntajes de corte publicados",
  "grade-and-test": "El grado de la prueba no es uno en el que el estudiante esté inscrito",
  "ended-after-year": "La inscripción termina mucho después de su año escolar",
  "before-birth": "La fecha es anterior al nacimiento del estudiante",
  "more-days-than-a-year": "Son más días de los que tiene un año escolar",
  "exit-before-entry": "La salida es anterior a la entrada",
  "in-two-schools": "El estudiante tiene inscripción principal en dos escuelas a la vez",
  "suspended-longer-than-school":
    "Un estudiante estuvo suspendido más días de los que tiene su año escolar, o más de los que puede durar una decisión",
  "ended-before-year": "La inscripción terminó antes de que empezara su año escolar",
  "began-after-year": "La inscripción empieza después de que terminó su año escolar",
  "end-before-start": "El final es anterior al principio",
  "born-after-start": "La fecha de nacimiento es posterior al principio de la descripción",
  "more-attended-than-expected": "Se asistió más días de los esperados",
  "days-do-not-add-up": "Los días de asistencia y los de ausencia no suman los días esperados",
  "group-exceeds-total": "Un grupo tiene más estudiantes que el total de estudiantes",
  "suspension-a-row-a-day":
    "Parece que una sola suspensión está escrita con una fila por cada día, de modo que cada día cuenta como un incidente,",
  "parts-exceed-total": "Las partes suman más que su total",
  "date-outside-year": "La fecha no está en el año escolar de la fila",
  "score-without-test": "Una prueba que no se presentó tiene resultado",
  "mostly-absent":
    "La mayoría de los estudiantes faltó más de la mitad de sus días, como si dos columnas estuvieran cambiadas",
  "schools-of-few": "La mayoría de las escuelas casi no tiene estudiantes, como si la columna no fuera de escuelas",
  "program-of-too-many":
    "En este programa hay más estudiantes de los que tiene cualquier distrito, como si dos columnas estuvieran cambiadas",
};

const hints: Readonly<Record<Hint, string>> = {
  "day-first": " (¿el día antes del mes?)",
  rounded: " (una hoja de cálculo lo redondeó)",
  "day-number": " (¿el número de día de una hoja de cálculo?)",
  "two-digit-year": " (un año de dos dígitos)",
  "letter-o": " (¿la letra O?)",
  "letter-l-or-i": " (¿la letra l o I?)",
  "character-no-text-has": " (tiene un carácter que no es de ningún texto)",
};

function bounds({ least, most }: { readonly least: number | null; readonly most: number | null }): string {
  if (least !== null && most !== null) return ` de ${least} a ${most}`;
  if (least !== null) return ` de ${least} o más`;
  return most === null ? "" : ` de ${most} o menos`;
}

/** What the reader accepts, after "no es". */
function acceptable(accepts: Accepts): string {
  switch (accepts.as) {
    case "identifier":
      return accepts.digits === null ? "un identificador" : `un identificador de ${accepts.digits} dígitos`;
    case "date":
      return "una fecha como 20240815, 2024-08-15 u 8/15/2024";
    case "whole-number":
      return `un número entero${bounds(accepts)}`;
    case "number":
      return `un número${bounds(accepts)}`;
    case "percentage":
      return "un porcentaje de 0 a 100";
    case "yes-or-no":
      return "sí o no (Y, N)";
    case "school-year":
      return "un año escolar como 2024-2025";
    case "code":
      return `un código conocido de ${codeLists[accepts.list]} (${accepts.codes.join(", ")}${accepts.more ? " ..." : ""})`;
  }
}

const correct =
  "Corrija la celda en el sistema de donde vino el archivo (o en el archivo) y use otra vez `fairlead check`.";

/** A value the user has to type: quoted, or described if it must not be printed. */
const toType = (value: string | undefined, described: string): string =>
  isShape(value ?? "") ? described : JSON.stringify(value ?? "");

/** A rejected value. */
function refused(p: ColumnProblem, fix: string = correct): Told {
  const { accepts, hint, otherValues }: ColumnFacts = p.facts;
  const accepted = accepts === null ? undefined : acceptable(accepts);
  const others =
    otherValues > 0
      ? ` Tampoco lo ${otherValues === 1 ? "es otro valor" : `son otros ${n(otherValues)} valores`}.`
      : "";
  return {
    what: `${quote(p.value)} no es ${accepted ?? "aceptable"}${hint === null ? "" : hints[hint]}.${others} ${outcome(p)}`,
    fix,
    ...(accepted === undefined ? {} : { accepted }),
  };
}

const gradeFix = (grades: readonly string[]): string => `Ponga en \`grades\` uno de ${grades.join(", ")}.`;
/** How the name of a Dashboard file indicates its indicator. */
const indicatorNames = (or: string): string => `ela, math, science, elpi, cci, grad, chronic ${or} susp`;
const renameYear = "para que su nombre tenga el correcto (2018-19, o 2019 por el año en que termina)";

const skipped: Readonly<Record<SkipReason, Told>> = {
  link: {
    what: "es un enlace. Los enlaces de una carpeta no se siguen, porque pueden llevar a cualquier sitio. No se leyó.",
    fix: "Nombre en el comando el archivo o la carpeta a donde lleva, o ponga una copia en su lugar.",
  },
  pipe: {
    what: "es una tubería, no un archivo. No se leyó.",
    fix: "Guarde en un archivo lo que sale de ella y use ese archivo.",
  },
  socket: {
    what: "es un socket, no un archivo. No se leyó.",
    fix: "Déjelo fuera, o dé el archivo exportado que quería usar.",
  },
  device: {
    what: "es un dispositivo, no un archivo. No se leyó.",
    fix: "Déjelo fuera, o dé el archivo exportado que quería usar.",
  },
  "not-readable": {
    what: "no hay permiso para leer esto, o su nombre no se puede leer. No se usó nada de lo que contiene.",
    fix: "Dese permiso de lectura, cierre el programa que lo tiene abierto o cámbiele el nombre. Después repita el comando.",
  },
  hidden: {
    what: "está oculto (su nombre empieza con un punto). No se leyó.",
    fix: "Si es parte de la carga, dele un nombre sin el punto. Si no, no hay nada que hacer.",
  },
  workspace: {
    what: "esta carpeta es un espacio de trabajo de Fairlead. Su archivo de cargas, sus datos y su configuración no se leyeron; los demás archivos sí.",
    fix: "No hay nada que hacer. Para cargar solo algunos archivos, nombre su carpeta en el comando.",
  },
  report: {
    what: "esta carpeta es un informe que escribió Fairlead. No se leyó, porque un informe tiene resultados y no registros.",
    fix: "No hay nada que hacer. Si también hay archivos exportados en ella, póngalos en otra carpeta.",
  },
};

/** What is wrong with a delivery, Spanish. */
export const problems: ProblemWords = {
  check: "Revise: ",
  place: ({ file, line, column, columnName }) => {
    const named = columnName === undefined ? "" : `(${columnName})`;
    const at = [column === undefined ? "" : String(column), named].filter((part) => part !== "").join(" ");
    return `\`${file}\`${line === undefined ? "" : `, línea ${line}`}${at === "" ? "" : `, columna ${at}`}`;
  },
  contradicted: (contradiction, headings, file, rows, total) =>
    `${contradictions[contradiction]}: ${n(rows)} de ${count(total, "fila")} de \`${file}\` (${columnList(headings)}). Es difícil que tantas filas estén mal una por una: ¿está una columna en lugar de otra, o es otro archivo del que parece?`,
  problems: {
    "sources.blank": (p) => ({
      what: `aquí no hay nada, y una fila de "${p.facts.record}" lo necesita. ${outcome(p)}`,
      fix: "Llene la celda en el sistema de donde vino el archivo, expórtelo otra vez y use `fairlead check`.",
    }),
    "sources.column-missing": (p) => ({
      what: `el archivo no tiene esa columna, y una fila de "${p.facts.record}" la necesita. ${outcome(p)}`,
      fix: "Exporte otra vez el archivo con esa columna, o diga en el perfil del archivo cuál la tiene.",
    }),
    "sources.lost-zeros": (p) => ({
      what: `${quote(p.value)} había perdido los ceros del principio; se le devolvieron. ${outcome(p)}`,
      fix: "Si es correcto, no hay nada que hacer. Para no perder los ceros, abra el archivo en una hoja de cálculo solo con la columna como texto.",
    }),
    "sources.not-a-date": (p) => refused(p),
    "sources.not-a-number": (p) => refused(p),
    "sources.not-a-school-year": (p) => refused(p),
    "sources.not-yes-or-no": (p) => refused(p),
    "sources.personal-value": (p) => ({
      what: `${quote(p.value)} parece el identificador de un estudiante o una fecha, no lo que va en esta columna.${p.facts.otherValues > 0 ? ` ${count(p.facts.otherValues, "otro valor también", "otros valores también")}.` : ""} ${outcome(p)}`,
      fix: "Mire si las celdas de estas filas se corrieron una columna, corríjalas y use otra vez `fairlead check`.",
    }),
    "sources.not-an-identifier": (p) =>
      refused(
        p,
        p.facts.hint === "rounded"
          ? "Exporte otra vez el archivo y no lo guarde desde una hoja de cálculo: redondeó los identificadores."
          : correct,
      ),
    "sources.unknown-code": (p) => {
      const { map = "", ofProfile } = p.facts.accepts?.as === "code" ? p.facts.accepts : {};
      if (ofProfile !== undefined)
        return refused(
          p,
          `Corrija el código, o diga qué significa en \`profiles/${ofProfile.profile}.yaml\`: donde \`${ofProfile.heading}\` tiene sus \`codes\`${ofProfile.line === undefined ? "" : ` (línea ${n(ofProfile.line)})`}, escriba \`${toType(p.value, "<el código>")}: <uno de los nuestros>\` (o null si aquí no significa nada). \`fairlead map "${p.file}"\` lo pregunta.`,
        );
      return refused(
        p,
        `Corrija el código, o diga en \`fairlead.yaml\` qué significa: bajo \`codes\`, \`${map}\`, agregue \`${toType(p.value, "<el código>")}: <uno de los nuestros>\` (o null si aquí no significa nada).`,
      );
    },
    "sources.skipped": ({ facts }) => skipped[facts.reason],
    "sources.no-formula-result": ({ facts: { cells, first } }) => ({
      what: `${count(cells, "celda")} del libro de cálculo ${plural(cells, "tiene", "tienen")} una fórmula sin resultado guardado, o con un error. La primera es ${first}. Se ${plural(cells, "lee", "leen")} como si no tuviera${cells === 1 ? "" : "n"} valor.`,
      fix: "Abra el libro en un programa de hojas de cálculo, corrija las fórmulas, guárdelo y use otra vez `fairlead check`.",
    }),
    "sources.hidden-rows": ({ rows }) => ({
      what: `${count(rows, "fila")} del libro de cálculo ${plural(rows, "está oculta", "están ocultas")}, quizás por un filtro. Se ${plural(rows, "leyó", "leyeron")} como las demás.`,
      fix: "Si no deben contar, bórrelas en una copia del libro y use esa copia.",
    }),
    "sources.nothing-inside": ({ facts }) => ({
      what:
        facts.kind === "zip"
          ? "no hay ningún archivo en el zip."
          : "no hay ninguna celda con datos en el libro de cálculo.",
      fix: "Expórtelo otra vez, o déjelo fuera si no hay nada que cargar.",
    }),
    "sources.empty-file": () => ({
      what: "el archivo está vacío.",
      fix: "Expórtelo otra vez, o déjelo fuera si no hay nada que cargar.",
    }),
    "sources.not-text": () => ({
      what: "no es una tabla de texto, un zip ni un libro de cálculo (.xlsx). No se usó nada de él.",
      fix: "Expórtelo como texto (.txt, .csv) o guárdelo como .xlsx. Un .xls antiguo o un PDF debe guardarse antes en otro formato.",
    }),
    "sources.zip-broken": ({ facts }) =>
      facts.kind === "gzip"
        ? {
            what: "el archivo .gz está cortado o dañado; no se usó nada de él.",
            fix: "Cópielo o expórtelo otra vez, o descomprímalo usted y dé lo que contiene.",
          }
        : facts.kind === "zip"
          ? {
              what: "el zip está cortado, dañado o cerrado con contraseña; no se usó nada de él.",
              fix: "Cópielo o expórtelo otra vez, o descomprímalo usted y dé la carpeta.",
            }
          : {
              what: "el libro de cálculo no se puede leer; no se usó nada de él.",
              fix: "Ábralo en una hoja de cálculo, guárdelo otra vez como .xlsx o .csv y dé ese archivo.",
            },
    "sources.zip-refused": ({ facts }) => {
      switch (facts.reason) {
        case "checksum":
          return {
            what: `\`${facts.entry}\`, dentro del zip, no coincide con su suma de verificación: se dañó en el camino. No se usó nada del zip.`,
            fix: "Copie o exporte el zip otra vez.",
          };
        case "encrypted":
          return {
            what: `\`${facts.entry}\`, dentro del zip, está cerrado con contraseña; no se usó nada del zip.`,
            fix: "Descomprímalo usted y dé la carpeta.",
          };
        case "unsafe-name":
          return {
            what: `el zip nombra un archivo fuera de su propia carpeta (\`${facts.entry}\`); no se usó nada de él.`,
            fix: "Pregunte de dónde viene el zip. Si confía en él, descomprímalo usted y dé la carpeta.",
          };
        case "too-many-files":
          return {
            what: `contiene más de ${count(facts.most, "archivo")}; no se usó nada de él.`,
            fix: "Descomprímalo usted y dé los archivos necesarios.",
          };
        case "too-deep":
          return {
            what: `hay zips dentro de zips en más de ${facts.most} niveles; lo que está más adentro no se usó.`,
            fix: "Descomprímalo usted y dé la carpeta.",
          };
        case "too-large":
          return {
            what: `descomprimido ocuparía más de ${Math.round(facts.most / 2 ** 30)} GB; no se usó nada de él.`,
            fix: "Descomprímalo usted y dé los archivos necesarios.",
          };
        case "workbook-too-large":
          return {
            what: `las hojas y los textos del libro de cálculo ocupan más de ${Math.round(facts.most / 2 ** 20)} MB descomprimidos, demasiado para leerlos de una vez. No se usó nada de él.`,
            fix: "Guarde cada hoja como .csv y dé esos archivos: pueden ser de cualquier tamaño.",
          };
        case "too-many-cells":
          return {
            what: `el libro de cálculo tiene celdas tan lejanas que sus hojas abarcan más de ${count(facts.most, "celda")}; no se usó nada de él.`,
            fix: "Borre las filas y columnas vacías tras el último registro y guárdelo otra vez, o guarde cada hoja como .csv y dé esos archivos.",
          };
        case "ratio":
          return {
            what: `descomprimido ocuparía más de ${facts.most} veces su tamaño, como una bomba zip y no como una exportación; no se usó nada de él.`,
            fix: "Pregunte de dónde viene. Si confía en él, descomprímalo usted y dé la carpeta.",
          };
      }
    },
    "sources.unreadable-character": ({ rows }) => ({
      what: `${count(rows, "línea")} ${plural(rows, "tiene", "tienen")} caracteres que no son de ningún texto; cada uno se cambió por \u{fffd}.`,
      fix: "Si eso daña un nombre o un código, exporte otra vez el archivo como texto UTF-8.",
    }),
    "sources.heading-twice": ({ rows, facts: { headings } }) => ({
      what: `más de una columna se llama ${quoted(headings)}, y difieren en ${count(rows, "fila")}. Se lee la primera.`,
      fix: "Dé a cada columna su propio encabezado, para que Fairlead lea la correcta. Luego cargue otra vez el archivo.",
    }),
    "sources.open-quote": ({ rows }) => ({
      what: `unas comillas se abren y no se cierran. ${count(rows, "línea")} ${plural(rows, "se cortó", "se cortaron")} en cada separador como si no estuvieran.`,
      fix: "Cierre o quite las comillas y use otra vez `fairlead check`.",
    }),
    "sources.same-file": ({ facts }) => ({
      what: `es el mismo archivo que \`${facts.twin}\`; se leyó una sola vez.`,
      fix: "No hay nada que hacer, salvo que quisiera usar otro archivo.",
    }),
    "sources.near-format": ({ rows, facts: { name, missing, added } }) => ({
      what: `parece "${name}", pero ${missing.length === 0 ? "tiene columnas que ese formato no tiene" : `le falta ${quoted(missing)}`}${added.length === 0 ? "" : ` y tiene ${quoted(added)}, que ese formato no tiene`}. Puede ser el formato de otro año. No se ${plural(rows, "usó", "usaron")} ${plural(rows, "su", "sus")} ${count(rows, "fila")}.`,
      fix: "Si una columna cambió de nombre, póngale el nombre de arriba y use otra vez `fairlead check`. Si el formato es nuevo, `fairlead map ARCHIVO` pregunta qué significan sus columnas.",
    }),
    "sources.unrecognized": ({ rows, file, facts: { seems, note } }) => {
      const unused = `No se ${rows === 1 ? "usó su única línea" : `usaron sus ${n(rows)} líneas`}.`;
      if (note !== null)
        return {
          what: `ningún formato conocido tiene este contenido. ${proposals.note(note)} ${unused}`,
          fix:
            note.kind === "undated-days"
              ? `Cambie esos encabezados y use \`fairlead map "${file}"\`.`
              : note.kind === "discipline-flags"
                ? "Exporte una lista así de su sistema escolar y use `fairlead check` con ella."
                : "Escriba un perfil así en la carpeta `profiles/` del espacio de trabajo y use otra vez `fairlead check`.",
        };
      return seems !== null
        ? {
            what: `ningún formato conocido tiene este contenido, y ningún perfil lo lee. Parece ${proposals.kinds[seems]}. ${unused}`,
            fix: `\`fairlead map "${file}"\` pregunta qué significan sus columnas y guarda un perfil que lo lee.`,
          }
        : {
            what: `ningún formato conocido tiene este contenido. ${unused}`,
            fix: `Si es una tabla con fila de encabezados, \`fairlead map "${file}"\` muestra qué parece ser cada columna. Un archivo CALPADS lleva acentos circunflejos (^) y empieza cada línea con su tipo de registro.`,
          };
    },
    "sources.rows-differ": ({ rows, facts }) => {
      const subject = `${facts.groups === 1 ? "" : `${n(facts.groups)} veces, `}filas sobre un mismo hecho${facts.table === null ? "" : ` (${tableNames[facts.table]})`} difieren en ${columnList(facts.headings)}: ${count(rows, "fila")}${facts.files.length > 1 ? ` de ${facts.files.map((f) => `\`${f}\``).join(" y ")}` : ""}.`;
      const settled = {
        "later-year": "Vale el año escolar más reciente.",
        rule: facts.columns.map((column) => rowRules[column] ?? "").join(" "),
        unknown:
          "Lo que no concuerda queda como desconocido; lo demás de las filas se carga una vez. El orden de las líneas nunca decide.",
        unused: "No se usa ninguna de estas cifras, porque nada dice cuál es la correcta.",
        quarantined: "Todas estas filas esperan en cuarentena, porque nada dice cuál es la correcta.",
      };
      return {
        what: `${subject} ${settled[facts.outcome]}`.trim(),
        fix:
          facts.outcome === "rule" || facts.outcome === "later-year"
            ? "No hay nada que hacer si es correcto. Si no, deje solo la fila correcta y cargue otra vez el archivo."
            : facts.kinds.length > 0
              ? `Corrija el archivo equivocado y cárguelo otra vez, o diga en \`fairlead.yaml\` qué tipo de archivo vale: \`conflicts: { ${facts.table ?? ""}: ${facts.kinds[0] ?? ""} }\` (o ${facts.kinds.slice(1).join(", ")}).`
              : `Deje en el archivo solo la fila correcta y cárguelo otra vez${facts.table === null ? "" : `, o diga en \`fairlead.yaml\` qué línea vale en estos archivos: \`conflicts: { ${facts.table}: last-line }\` (o first-line${facts.table === "assessment" ? ", o highest-score" : ""})`}. Si las filas tratan de cosas distintas, el archivo tiene una columna que las distingue y todavía no se usa.`,
      };
    },
    "sources.facts-contradict": ({ rows, students, facts }) => {
      const whom = students > 0 ? ` sobre ${count(students, "estudiante")}` : "";
      const done = {
        quarantined: `${plural(rows, "Espera", "Esperan")} en cuarentena.`,
        "left-out": `No se ${plural(rows, "usa", "usan")}; lo demás del archivo se carga.`,
        unknown: `Ahí ${plural(facts.unknown.length, "queda", "quedan")} sin saberse: ${columnList(facts.unknown)}.`,
        used: `Se ${plural(rows, "carga", "cargan")} tal como están escritas.`,
      };
      return {
        what: `${contradictions[facts.contradiction]}: ${count(rows, "fila")}${whom} (${tableNames[facts.table]}; ${columnList(facts.headings)}). ${done[facts.outcome]}`,
        fix: "Compare las líneas con el sistema de donde viene el archivo, corrija ahí lo que está mal y cargue otra vez el archivo.",
      };
    },
    "sources.identifiers-differ-by-zeros": ({ rows, facts }) => ({
      what: `en este mismo archivo, ${facts.identifiers === 1 ? "un valor aparece" : `${n(facts.identifiers)} valores aparecen`} con ceros a la izquierda y sin ellos (como 0012 y 12): ${identifierNames[facts.kind]}, ${count(rows, "fila")}. Se tratan por separado, porque pueden ser dos distintos.`,
      fix: "Si son lo mismo, escríbalos igual en todas las filas (una hoja de cálculo quita los ceros; exporte de nuevo como texto). Luego cargue otra vez el archivo.",
    }),
    "sources.courses-unread": ({ rows, facts: { titles, all } }) => ({
      what: `${count(all, "título de curso", "títulos de curso")} (${count(rows, "clase")}) no ${plural(all, "dice", "dicen")} una materia que reconozcamos: ${titles.join(", ")}${all > titles.length ? " ..." : ""}. No se sabe si esos cursos son básicos o de matemáticas, así que no se cuenta a los estudiantes que dependen de ellos.`,
      fix: "Agregue una columna con el código estatal del curso o la materia, o escriba los títulos completos. Luego cargue otra vez el archivo.",
    }),
    "sources.unknown-record-type": ({ rows, facts }) => ({
      what: `${count(rows, "fila")} no ${plural(rows, "empieza", "empiezan")} con un tipo de registro de ${facts.source} y ${plural(rows, "espera", "esperan")} en cuarentena. Se conocen ${facts.known.join(", ")}.`,
      fix: "Puede haber una línea partida en dos o texto suelto: corrija esas líneas o exporte otra vez el archivo, y use `fairlead check`.",
    }),
    "sources.field-count": ({ rows, facts: { record, fields, known, otherRows } }) => {
      const wait = plural(rows, "espera", "esperan");
      const others =
        otherRows === 0
          ? "."
          : otherRows === 1
            ? "; la otra fila se puede leer."
            : `; las otras ${n(otherRows)} filas se pueden leer.`;
      return record === null || fields === null
        ? {
            what: `${count(rows, "fila")} no ${plural(rows, "tiene", "tienen")} ${known[0] === 1 ? "el único campo" : `los ${n(known[0] ?? 0)} campos`} del encabezado y ${wait} en cuarentena${others}`,
            fix: "Una celda que contiene un separador tiene que ir entre comillas; a una línea cortada le falta el resto. Corrija esas líneas o exporte otra vez el archivo, y use `fairlead check`.",
          }
        : {
            what: `hay ${count(fields, "campo")}, pero una fila de ${record} tiene ${known.join(", ")}. ${count(rows, "fila")} ${wait} en cuarentena${others}`,
            fix: "La línea se cortó, dos líneas se juntaron o el separador es otro. Corrija esas líneas o exporte otra vez el archivo, y use `fairlead check`.",
          };
    },
    "sources.short-row": ({ rows }) => ({
      what: `${count(rows, "fila")} ${plural(rows, "es más corta", "son más cortas")} que el encabezado; las celdas que faltan al final se leyeron en blanco.`,
      fix: "Si las últimas celdas deben tener algo, exporte otra vez el archivo; si no, no hay nada que hacer.",
    }),
    "sources.unknown-layout": ({ facts: { record, fields, known, read } }) => ({
      what: `las filas de ${record} tienen aquí ${fields} campos; se conocen ${known.join(", ")}. ¿Un formato más nuevo? Los primeros ${read} se leyeron como antes.`,
      fix: "Revise los conteos de abajo. Si están mal, pida una versión más nueva de Fairlead, o exporte en un formato anterior.",
    }),
    "sources.columns-missing": ({ facts: { record, columns, all, instead } }) => ({
      what: `${plural(all, "falta", "faltan")} ${count(all, "columna")} de "${record}": ${quoted(columns)}${all > columns.length ? " ..." : ""}. Puede ser el formato de otro año. Lo que ${plural(all, "dice", "dicen")} queda como desconocido.${instead.length === 0 ? "" : ` Son nuevas: ${quoted(instead)}.`}`,
      fix: "Vea si el archivo nombra esas columnas de otra manera. Si es así, póngales los nombres de arriba; si no, exporte el archivo con ellas.",
    }),
    "sources.columns-unread": ({ facts: { record, columns, all, lacking } }) => ({
      what: `${count(all, "columna")} ${plural(all, "no se conoce", "no se conocen")} en "${record}" y no se ${plural(all, "lee", "leen")}: ${quoted(columns)}${all > columns.length ? " ..." : ""}.${lacking.length === 0 ? "" : ` El archivo no tiene ${quoted(lacking)}, así que no se sabe quién está en esos grupos.`}`,
      fix: "Puede ser el formato de otro año. Si una columna nueva dice lo que decía una conocida, dele ese nombre y cargue el archivo otra vez. Si trata de un grupo de estudiantes, compare su número con el del estado.",
    }),
    "oneroster.no-manifest": () => ({
      what: "el paquete no tiene este archivo. Los demás se reconocieron por sus encabezados.",
      fix: "Para esta carga no hay nada que hacer. Un paquete OneRoster completo lo tiene: pídalo al proveedor.",
    }),
    "oneroster.file-missing": ({ rows, facts: { wanted, heading } }) =>
      heading === null
        ? {
            what: `promete \`${wanted}.csv\`, y la carga no tiene ese archivo.`,
            fix: `Agregue \`${wanted}.csv\` al paquete, o escriba absent en el manifiesto.`,
          }
        : {
            what: `${count(rows, "fila")} ${plural(rows, "se refiere", "se refieren")} en \`${heading}\` a lo que no está: la carga no tiene \`${wanted}.csv\`.`,
            fix: `Agregue \`${wanted}.csv\` al paquete y use otra vez \`fairlead check\`.`,
          },
    "oneroster.file-unannounced": ({ facts }) => ({
      what: `da \`${facts.spec}.csv\` por ausente (absent), pero el archivo está. Se leyó.`,
      fix: "Escriba bulk en el manifiesto.",
    }),
    "oneroster.manifest-value": ({ value }) => ({
      what: `${quote(value)} no es absent, bulk ni delta.`,
      fix: "Escriba uno de los tres.",
    }),
    "oneroster.file-name": ({ facts }) => ({
      what: `tiene lo que OneRoster llama \`${facts.spec}.csv\`; se leyó como tal.`,
      fix: `Llámelo \`${facts.spec}.csv\`: los nombres de archivo distinguen mayúsculas de minúsculas.`,
    }),
    "oneroster.date-form": ({ rows, value, facts }) => ({
      what: `${quote(value)} en \`${facts.heading}\` es una fecha, pero no escrita como en OneRoster. Se leyó con el mes primero.${inAll(rows)}`,
      fix: "Escriba las fechas como 2024-08-15.",
    }),
    "oneroster.enumeration-case": ({ rows, value, facts }) => ({
      what: `${quote(value)} en \`${facts.heading}\` se escribe con otras mayúsculas en OneRoster (${facts.spelled}). Se leyó así.${inAll(rows)}`,
      fix: "Escriba el valor exactamente como la especificación.",
    }),
    "oneroster.reference": ({ rows, facts }) => ({
      what: `${count(rows, "fila")} ${plural(rows, "se refiere", "se refieren")} en \`${facts.heading}\` a lo que no está: \`${facts.to}.csv\` no tiene ese sourcedId.`,
      fix: "Exporte todos los archivos en el mismo momento y use otra vez `fairlead check`.",
    }),
    "oneroster.several-ids": ({ rows, facts }) => ({
      what: `${count(rows, "celda")} de \`${facts.heading}\` ${plural(rows, "tiene", "tienen")} varios identificadores donde OneRoster pone uno. Se tomó cada uno.`,
      fix: "Escriba una fila para cada uno.",
    }),
    "oneroster.heading-ending": ({ facts }) => ({
      what: "todos los encabezados terminan igual; esa terminación no se tomó en cuenta.",
      fix: `Exporte los encabezados como los escribe OneRoster: ${facts.headings.join(", ")} ...`,
    }),
    "oneroster.heading-case": ({ facts: { pairs } }) => ({
      what: `OneRoster escribe los encabezados con otras mayúsculas: ${pairs.map(({ given, spec }) => `"${given}" por "${spec}"`).join(", ")}. Se ${plural(pairs.length, "leyó", "leyeron")} de todos modos.`,
      fix: "Escriba los encabezados exactamente como la especificación.",
    }),
    "oneroster.heading-spelling": ({ columnName, facts: { spec } }) => ({
      what: `el encabezado "${columnName ?? ""}" se parece a "${spec}"; se leyó como tal.`,
      fix: `Llame a la columna \`${spec}\` al exportar.`,
    }),
    "oneroster.heading-other": ({ columnName, facts: { spec } }) => ({
      what: `OneRoster no tiene "${columnName ?? ""}" aquí; se leyó como "${spec}".`,
      fix: `Llame a la columna \`${spec}\` al exportar.`,
    }),
    "oneroster.heading-missing": ({ facts: { missing } }) => ({
      what: `${plural(missing.length, "falta la columna", "faltan las columnas")} ${missing.join(", ")}: sin eso no se puede usar ninguna fila.`,
      fix: `Exporte otra vez el archivo con ${plural(missing.length, "ella", "ellas")}.`,
    }),
    "oneroster.heading-blank": ({ facts: { cells } }) => ({
      what: `${count(cells, "celda")} del encabezado ${plural(cells, "está", "están")} en blanco; lo que hay debajo no se leyó.`,
      fix: "Quite los separadores al final de la línea del encabezado.",
    }),
    "oneroster.outside-year": ({ rows }) => ({
      what: `${count(rows, "fila")} ${plural(rows, "empieza", "empiezan")} fuera del año escolar del periodo de la clase. En su lugar se usan el primer y el último día del año escolar.`,
      fix: "Corrija `beginDate`, o las fechas y el schoolYear de los periodos.",
    }),
    "oneroster.no-year": ({ rows, facts: { enrollments, classes } }) => ({
      what: `nada dice el año escolar de ${count(enrollments, "inscripción", "inscripciones")} en ${count(classes, "clase")}. Ninguna fila de academicSessions.csv tiene sus periodos, y courses.csv y las inscripciones no dan año ni fecha. ${count(rows, "fila")} no ${plural(rows, "llega", "llegan")} a ninguna tabla.`,
      fix: "Exporte academicSessions.csv con los periodos que nombra `termSourcedIds` de classes.csv, y cargue el paquete otra vez.",
    }),
    "oneroster.year-contradicts": ({ value, facts: { setting, byDates } }) => ({
      what: `schoolYear es ${quote(value ?? "")}, pero por sus fechas el periodo es del año escolar que termina en ${byDates}. OneRoster nombra un año escolar por el año en que termina. No se sabe cuál vale, así que sus clases no se cargan.`,
      fix: `Si valen las fechas, dígalo en \`fairlead.yaml\`: en \`codes\`, \`${setting}\`, agregue \`${toType(value, "<el schoolYear del archivo>")}: "${byDates}"\`. Si vale schoolYear, corrija las fechas.`,
    }),
    "oneroster.no-grade": ({ students, facts }) => ({
      what: `\`grades\` está en blanco para ${count(students, "estudiante")}. Quedan sin inscripción; sus clases sí se cargan.`,
      fix: gradeFix(facts.grades),
    }),
    "oneroster.grade": ({ students, value, facts }) => ({
      what: `${quote(value)} en \`grades\` no es un grado, para ${count(students, "estudiante")}. Quedan sin inscripción; sus clases sí se cargan.`,
      fix: gradeFix(facts.grades),
    }),
    "mapped.question-open": ({ facts: { question } }) => {
      const { ask, choices, until } = questionWords(question);
      return {
        what: `${ask} Mientras no se responda, ${until}`,
        fix: `Responda en \`${question.where}\`: ${choices.join("; o ")}.`,
      };
    },
    "mapped.answer-leaves-out": ({ facts: { profile, table, where } }) => ({
      what:
        table === null
          ? `Con la respuesta en \`${where}\` de \`profiles/${profile}.yaml\`, no se lee nada de estos archivos.`
          : `Con la respuesta en \`${where}\` de \`profiles/${profile}.yaml\`, esto no se puede leer de estos archivos: ${tableNames[table]}.`,
      fix: `${table === null ? "Cambie esa respuesta si no es correcta." : "Cambie esa respuesta si puede: escriba un encabezado del archivo o un valor. Si no, cargue un archivo que lo tenga."} \`fairlead map FILE --replace\` pregunta otra vez.`,
    }),
    "mapped.year-passed": ({ rows, facts: { profile, schoolYear } }) => ({
      what: `${count(rows, "fila")} ${plural(rows, "empieza", "empiezan")} después del año escolar ${year(schoolYear)} que \`profiles/${profile}.yaml\` da a todas las filas. ¿Es el archivo de otro año?`,
      fix: `Cambie \`schoolYear\` en \`profiles/${profile}.yaml\`, o agregue el año escolar al exportar, y use otra vez \`fairlead check\`.`,
    }),
    "official.unknown-mark": ({ rows, facts: { marks, more } }) => ({
      what: `${count(rows, "celda")} ${plural(rows, "tiene", "tienen")} ${quoted(marks)}${more ? " ..." : ""} donde se esperaba un número; se leyeron en blanco.`,
      fix: `Diga en \`fairlead.yaml\` qué significa: bajo \`codes\`, \`official.marker\`, agregue ${quoted(marks.slice(0, 1))}: suppressed (retenido para proteger a los estudiantes) o blank (en blanco).`,
    }),
    "official.unknown-group": ({ facts: { groups, all, profile } }) => ({
      what: `${count(all, "grupo")} de estudiantes no se ${plural(all, "conoce", "conocen")} aquí: ${quoted(groups)}${all > groups.length ? " ..." : ""}. Sus cifras se guardan con el código del archivo y no se comparan.`,
      fix:
        profile === null
          ? "No hay nada que hacer, salvo que necesite uno de esos grupos: una versión más nueva de Fairlead puede reconocerlo."
          : `Diga qué son en \`${profile}\`, en \`group.codes\`, por ejemplo \`"${groups[0] ?? ""}": el-status=EL\`. Omita los que no necesite.`,
    }),
    "official.other-names": ({ facts: { groups } }) => ({
      what: `un grupo tiene dos nombres con números distintos: se usa \`${groups.map(({ used, other }) => `${used}\`, y \`${other}\` queda con su propio nombre`).join("; ")}.`,
      fix: "Si vale el otro, diga qué significan los dos nombres donde se asignan los grupos del archivo (`group.codes` de un perfil).",
    }),
    "official.same-figure": ({ rows, facts: { figures } }) => ({
      what: `${count(rows, "fila")} dan la misma cifra (lugar, año, grupo) con números distintos. No se usa ninguna: ${count(figures, "cifra")} ${plural(figures, "queda", "quedan")} en blanco.`,
      fix: "Mire las líneas. Deje la fila correcta, o distíngalas con una columna que el archivo debería tener (como escuelas chárter o alternativas), y cárguelo de nuevo.",
    }),
    "official.unread-breakdown": ({ facts: { profile, columns } }) => ({
      what: `el perfil omite ${quoted(columns)}, y las filas que difieren ahí tienen cifras distintas para el mismo lugar, año y grupo. No se sabe cuál quiere usted, así que no se usa ninguna fila.`,
      fix: `En \`${profile}\`, nombre la columna: en \`only\`, con los valores que se usan, o en el \`only\` de cada cifra (una por valor).`,
    }),
    "official.columns-missing": ({ facts: { columns, all, instead } }) => ({
      what: `${plural(all, "falta", "faltan")} ${count(all, "columna")} de este formato: ${quoted(columns)}${all > columns.length ? " ..." : ""}. Puede ser el formato de otro año. Las cifras que ${plural(all, "la", "las")} necesitan quedan en blanco.${instead.length === 0 ? "" : ` Son nuevas: ${quoted(instead)}.`}`,
      fix: "Vea si el archivo nombra esas columnas de otra manera. Si es así, póngales los nombres de arriba; si no las tiene, no hay nada que hacer.",
    }),
    "official.columns-new": ({ facts: { columns, all } }) => ({
      what: `${count(all, "columna")} de estudiantes no se ${plural(all, "conoce", "conocen")} en este formato: ${quoted(columns)}${all > columns.length ? " ..." : ""}. No se ${plural(all, "lee", "leen")}, así que los totales por raza o género pueden omitir a estudiantes.`,
      fix: "Puede ser el formato de otro año. Compare los totales con la publicación antes de usarlos.",
    }),
    "official.parts-differ": ({ rows }) => ({
      what: `en ${count(rows, "total", "totales")} el número de todos los estudiantes no es la suma de las razas y etnias.`,
      fix: "El archivo puede tener un grupo que aquí no se lee, o estar dañado. Compare unas líneas con la publicación.",
    }),
    "official.which-publication": () => ({
      what: "dos publicaciones tienen estos encabezados: todos los graduados por raza, y los graduados que cumplieron los requisitos de ingreso de UC y CSU. Ni los encabezados ni el nombre del archivo dicen cuál es. Sus filas esperan en cuarentena.",
      fix: "Si son los graduados que cumplieron los requisitos de UC y CSU, ponga `uc-csu` en el nombre del archivo y cárguelo de nuevo. No cargue la otra publicación.",
    }),
    "official.more-hits-than-students": ({ rows }) => ({
      what: `${count(rows, "cifra")} ${plural(rows, "cuenta", "cuentan")} más estudiantes con el resultado que estudiantes en total; ${plural(rows, "quedó", "quedaron")} en blanco.`,
      fix: "Ahí el archivo se contradice. Descárguelo otra vez de donde se publica, o pregunte a quien lo publica.",
    }),
    "official.rate-differs": ({ rows }) => ({
      what: `${count(rows, "tasa")} no ${plural(rows, "coincide", "coinciden")} con la cuenta dividida entre los estudiantes de la columna de al lado; valen las cuentas.`,
      fix: "A menudo la tasa publicada cuenta a otros estudiantes que la columna de al lado. Compare unas líneas con la publicación.",
    }),
    "official.federal-identifiers": () => ({
      what: "nombra escuelas y distritos con identificadores federales. Solo se ponen junto a las cifras del estado si está cargado el directorio del estado.",
      fix: "Cargue la lista de escuelas públicas del estado (`pubschls.txt`), en esta carga o en otra; si ya lo hizo, no hay nada que hacer.",
    }),
    "official.no-indicator": () => ({
      what: "ninguna columna dice de qué indicador del Dashboard se trata, y el nombre del archivo tampoco. Sus filas esperan en cuarentena.",
      fix: `Cambie el nombre del archivo para que tenga ${indicatorNames("o")}, como en las descargas del estado, y use otra vez \`fairlead check\`.`,
    }),
    "official.indicator-of-name": ({ facts: { indicator, from } }) => ({
      what: `ninguna columna dice de qué indicador del Dashboard se trata; ${indicator} se tomó ${from === "name" ? "del nombre del archivo" : "de otros encabezados"}.`,
      fix: `Si es otro indicador, cambie el nombre del archivo para que tenga el correcto: ${indicatorNames("o")}.`,
    }),
    "official.year-of-name": ({ facts }) => ({
      what: `ninguna columna dice el año escolar; ${year(facts.schoolYear)} se tomó del nombre del archivo.`,
      fix: `Si es otro año, cambie el nombre del archivo ${renameYear}.`,
    }),
    "official.no-year": ({ facts }) => ({
      what: `ninguna columna dice el año escolar de este archivo (${facts.format}), y su nombre tampoco.`,
      fix: `Cambie el nombre del archivo ${renameYear}, y use otra vez \`fairlead check\`.`,
    }),
  },
  reasons: {
    "sources.rows-differ": "otra fila la contradice",
    "sources.facts-contradict": "sus propios datos se contradicen",
    "sources.blank": "una celda necesaria está en blanco",
    "sources.lost-zeros": "se perdieron los ceros del principio",
    "sources.not-a-date": "una fecha no se puede leer",
    "sources.not-a-number": "un número no se puede leer o está fuera de lo posible",
    "sources.not-a-school-year": "un año escolar no se puede leer",
    "sources.not-yes-or-no": "una celda no es ni sí ni no",
    "sources.unknown-code": "no se conoce un código",
    "sources.personal-value": "el identificador de un estudiante o una fecha donde no corresponde",
    "sources.not-an-identifier": "un identificador no se puede usar",
    "sources.field-count": "la fila tiene celdas de más o de menos",
    "sources.line-too-long": "la línea es demasiado larga para ser una fila",
    "sources.unknown-record-type": "la fila no empieza con un tipo de registro conocido",
    "oneroster.reference": "la fila se refiere a lo que no está",
  },
};
