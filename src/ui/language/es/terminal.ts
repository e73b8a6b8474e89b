import type { DifferingLines } from "../../../base/differing-lines.ts";
import type { StableAttribute } from "../../../base/stable-attribute-names.ts";
import type { WatchedRate } from "../../../base/watched-rates.ts";
import { formats } from "../formats.ts";
import type { TerminalWords } from "../language.ts";
import { tableNames } from "./record-names.ts";
import { terminalAttack } from "./terminal-attack.ts";
import { terminalAudit } from "./terminal-audit.ts";
import { terminalImpact } from "./terminal-impact.ts";
import { terminalOutliers } from "./terminal-outliers.ts";
import { terminalRelease } from "./terminal-release.ts";
import { terminalWatch } from "./terminal-watch.ts";
import { count, languageCodes, locale, n, percent, plural, quoted, year } from "./writing.ts";

const against = (schoolYear: number, beforeYear: number): string =>
  schoolYear === beforeYear ? "ya cargados" : `en ${year(beforeYear)}`;

const rates: Record<WatchedRate, string> = {
  "chronic-absence": "estudiantes que faltaron una décima parte o más de sus días",
  "absence-by-day": "días de estudiante marcados como ausencia",
  suspension: "estudiantes suspendidos",
  "english-learners": "aprendices de inglés",
  disabilities: "estudiantes con discapacidades",
  disadvantaged: "estudiantes de familias con bajos ingresos",
  homeless: "estudiantes sin un hogar permanente",
  foster: "jóvenes de crianza temporal",
  migrant: "estudiantes migrantes",
  military: "estudiantes de familias militares",
  "section-504": "estudiantes con un plan de la Sección 504",
  gifted: "estudiantes identificados como dotados",
};

const attributes: Record<StableAttribute, string> = {
  "birth-date": "la fecha de nacimiento",
  gender: "el género",
  race: "la raza o etnia",
  "home-language": "el idioma del hogar",
  "primary-language": "el idioma principal",
  "local-id": "el identificador del distrito",
  "parent-education": "los estudios de los padres",
  "first-us-school": "el primer día en una escuela de Estados Unidos",
};

const compared = ({ file, line, earlierFile, earlierLine }: DifferingLines): string =>
  `Por ejemplo, compare la línea ${n(line)} de \`${file}\` con la línea ${n(earlierLine)} de \`${earlierFile}\`, cargado antes.`;

/** Terminal output, Spanish. */
export const terminal: TerminalWords = {
  ...terminalAudit,
  ...terminalImpact,
  ...terminalOutliers,
  ...terminalRelease,
  ...terminalAttack,
  ...terminalWatch,
  program: {
    about: "De los archivos propios de un distrito escolar a una auditoría de equidad honesta.",
    workspace: "la carpeta del distrito; si falta, la más cercana hacia arriba con un fairlead.yaml",
    json: "responder con un objeto JSON",
    lang: `idioma de la terminal: ${languageCodes()}`,
    version: "mostrar la versión",
    help: "mostrar la ayuda",
    usual: (description, value) => `${description} (si no se indica: ${value})`,
    helpCommand: "mostrar la ayuda de un comando",
    exits:
      "Códigos de salida. 0: todo salió bien. 1: hay problemas, o una carga está en espera. 2: uso incorrecto. 3: una falla.",
    headings: { usage: "Uso:", arguments: "Argumentos:", options: "Opciones:", commands: "Comandos:" },
  },
  usage: {
    unknownLang: (name: string) => `no existe el idioma «${name}»; elija ${languageCodes()}`,
    unknownCommand: (name) => `no existe el comando '${name}'`,
    unknownOption: (name) => `no existe la opción '${name}'`,
    missingArgument: (name) => `falta el argumento '${name}'`,
    optionWithoutValue: (name) => `la opción '${name}' necesita un valor`,
    missingOption: (name) => `falta la opción obligatoria '${name}'`,
    tooMany: "hay argumentos de más",
    didYouMean: (names) => `(¿Quiso decir ${names}?)`,
    fix: (command) => `\`${command} --help\` muestra cómo se usa.`,
    notLanguages: (option, value, known) => `${option} necesita idiomas separados por comas (${known}), no "${value}".`,
    notANumber: (option, value, least, most) =>
      `${option} necesita un número entero de ${least} a ${most}, no "${value}".`,
  },
  stopped: {
    plain: "Detenido.",
    unfinished: "Detenido. Se borró lo que no estaba terminado; todo lo anterior se conserva.",
  },
  timeLeft: (seconds) =>
    seconds < 90 ? `faltan unos ${n(seconds)} s` : `faltan unos ${n(Math.round(seconds / 60))} min`,
  fix: "Para arreglarlo:",
  fault: (message) => `El programa falló: ${message}`,
  faultFix:
    "Las cargas confirmadas antes se conservan. Avise con el comando que usó; `fairlead doctor` busca la causa.",
  reading: "Leyendo",
  replaying: "Repitiendo el archivo de cargas",
  takingBack: "Deshaciendo la carga",

  files: {
    one: "los archivos exportados, carpetas o zips",
    year: "el año escolar de estos archivos (2026 es 2025-26), si no lo dicen, en lugar del que dicen sus perfiles",
    read: (files, rows) => `${count(files, "archivo")}, ${count(rows, "fila")}.`,
    headings: ["Archivo", "Qué es", "Años escolares", "Filas", "Listas", "Cuarentena", "Apartadas"],
    unknown: "no reconocido",
    years: (years) => years.map(year).join(", "),
    setAside: {
      begin: "Filas no cargadas:",
      duplicate: (rows) =>
        `${count(rows, "fila")} ${plural(rows, "dice", "dicen")} lo mismo que otra: cada dato se carga una vez`,
      superseded: (rows) =>
        `${count(rows, "fila")} ${plural(rows, "trata", "tratan")} del mismo dato que otra: abajo está en qué difieren`,
      deleted: (rows) =>
        `${count(rows, "fila")}: una transacción de borrado del archivo, o lo que ${plural(rows, "borra", "borran")}`,
      "left-out": (rows) =>
        `${count(rows, "fila")} no ${plural(rows, "cuenta", "cuentan")}, según sus respuestas en \`counts\` de un perfil`,
      "not-used": (rows) => `${count(rows, "fila")} no ${plural(rows, "dice", "dicen")} nada que Fairlead guarde`,
      unanswered: (rows) =>
        `${count(rows, "fila")} ${plural(rows, "espera", "esperan")} la respuesta a una pregunta abierta de un perfil, que se nombra abajo`,
      unrecognized: (rows) =>
        `${count(rows, "fila")} ${plural(rows, "está", "están")} en archivos que no lee ningún formato ni perfil`,
      title: (rows) =>
        `${count(rows, "línea")} ${plural(rows, "es un título o repite", "son títulos o repiten")} los encabezados`,
      sameAs: (rows, file, other) =>
        `${count(rows, "fila")} de \`${file}\` ${plural(rows, "es igual", "son iguales")} en \`${other}\``,
      more: (pairs) => `... y ${count(pairs, "par más", "pares más")} de archivos. \`--json\` los da todos.`,
    },
  },
  problems: {
    none: "No se encontraron problemas.",
    some: (errors, warnings) =>
      [
        errors > 0 ? `${count(errors, "problema")} que ${plural(errors, "deja", "dejan")} filas fuera` : "",
        warnings > 0 ? `${count(warnings, "cosa")} por revisar` : "",
      ]
        .filter((part) => part !== "")
        .join(" y ")
        .concat(", primero lo que afecta más filas:"),
    also: (lines) => `También en ${plural(lines.length, "la línea", "las líneas")} ${lines.map(n).join(", ")}.`,
    alike: (problems, files, rows) =>
      `${count(problems, "problema más", "problemas más")} de este tipo en ${count(files, "archivo")}${rows === 0 ? "" : ` (${count(rows, "fila")})`}:`,
    more: (hidden) => `... y ${n(hidden)} más. \`--json\` los da todos.`,
  },

  check: {
    wouldHold: "Una carga de estos archivos esperaría su visto bueno:",
    about: "decir todo lo que está mal en los archivos y lo que hacen posible; no carga nada",
    nothingLoaded: "No se cargó nada.",
    next: "Cargue estos archivos con `fairlead load`.",
    nextNone: "Todavía no se puede cargar ninguna fila de estos archivos: `fairlead load` no cambiaría nada.",
    nextHeld: "Una carga quedaría en espera. Arriba está lo que hay que corregir o confirmar.",
    nextBad: "Las filas con estos problemas esperarían en cuarentena; las demás se cargarían.",
    possible: (possible, all, official, withLoaded) =>
      `${withLoaded ? "Junto con lo ya cargado, estos" : "Estos"} archivos hacen posibles ${n(possible)} de ${n(all)} indicadores${official === 0 ? "" : ` con registros de estudiantes, y ${n(official)} con cifras publicadas`}.`,
    wouldAdd: (what, more) => `${what} agregaría ${n(more)}.`,
    answersWin: ({ file, more, profile, byAnswer }) =>
      `\`fairlead map "${file}"\` ${profile === undefined ? `pregunta qué son las columnas de ${file}` : `hace las preguntas abiertas sobre ${file} (\`profiles/${profile}.yaml\`)`}${more === 0 ? "; después sus filas se podrán cargar" : `: podría hacer posibles ${n(more)} más`}.${byAnswer.length === 0 ? "" : ` ${byAnswer.map((one) => `\`${one.answer}\`: ${n(one.more)} más`).join("; ")}.`}`,
  },

  map: {
    about: "averiguar cómo se lee un archivo de formato propio: qué es cada columna, qué significa cada código",
    year: "el año escolar de cada fila (2026 es 2025-26), si el archivo no lo dice",
    save: "guardar la propuesta en profiles/ del espacio de trabajo sin preguntar",
    replace: "empezar de nuevo, aunque ya haya un perfil con esos encabezados",
    asking: {
      begin: (questions) =>
        `${questions === 1 ? "Una pregunta" : `${n(questions)} preguntas`}. Puede saltar cualquiera o volver atrás. Ctrl+C termina y guarda sus respuestas.`,
      place: (number, total) => `(${number} de ${total})`,
      rows: "Filas de las que se trata",
      likely: "probable",
      skip: "Saltar por ahora",
      back: "Volver a la pregunta anterior",
      search: "Escriba para buscar",
      right: {
        ask: "¿Es correcto?",
        yes: "Sí",
        column: "No, quiero decir qué es una columna",
        kind: "No, es otro tipo de archivo",
        whatKind: "¿Qué tipo de archivo es?",
        whichColumn: "¿Qué columna?",
        whatIs: (heading) => `¿Qué es "${heading}"?`,
        notUsed: "no se usa",
      },
      type: {
        heading: "Escribir el encabezado de otra columna",
        "school-code": "Escribir el código de la escuela",
        grade: "Escribir el grado, como 09 o KN",
        "school-year": "Escribir el año en que termina el año escolar (2025 para 2024-25)",
      },
      faults: {
        "not-a-choice": "Elija una de las respuestas ofrecidas.",
        "no-such-heading": "El archivo no tiene una columna con este encabezado.",
        "no-such-grade": "Los grados se escriben PS, TK, KN, 01 a 12.",
        "no-such-year": "Un año escolar son cuatro cifras, como 2025.",
        empty: "Escriba una respuesta, o pulse Ctrl+C para volver.",
      },
      keptOpen: (path, open) =>
        `Guardado como ${path} con ${open === 1 ? "una pregunta pendiente" : `${n(open)} preguntas pendientes`}. Use el mismo comando otra vez para ${plural(open, "responderla", "responderlas")}.`,
      nothingKept: "Terminado. No se guardó nada.",
      checking: "Se comprueba el archivo con estas respuestas",
      again: "Use el mismo comando otra vez para responder lo pendiente.",
      needsWorkspace:
        'Para responder aquí, cree primero un espacio de trabajo con `fairlead init --name "Su distrito"` y use el mismo comando en él.',
    },
    officialByHand:
      "No hay perfil que guardar: escriba uno de `kind: published` en la carpeta `profiles/` del espacio de trabajo. docs/profiles.md tiene ejemplos.",
    nothingToSave:
      "No se reconoció ninguna columna, así que no hay perfil que guardar. Use encabezados que Fairlead conoce (docs/headings.md) o escriba un perfil (docs/profiles.md).",
    continues: (name, open) =>
      `profiles/${name}.yaml ya lee estos encabezados${open === 0 ? "" : `, con ${open === 1 ? "una pregunta pendiente" : `${n(open)} preguntas pendientes`}`}. Para responder aquí, use \`fairlead map\` en una terminal, o edite el archivo; \`--replace\` empieza de nuevo.`,
    notSaved:
      "Es una propuesta; no se guardó nada. `--save` la guarda en el espacio de trabajo, donde se puede cambiar.",
    saved: (path) => `Guardado como ${path}. Desde ahora los archivos con estos encabezados se leen así.`,
    savedOpen: (path, questions) =>
      `Guardado como ${path}. Responda ${questions === 1 ? 'su "?"' : `sus ${n(questions)} "?"`} ahí, y use \`fairlead check\` con el archivo.`,
    alsoReads: (path, file) => `\`${file}\` tiene los mismos encabezados: ${path} también lo lee.`,
  },

  load: {
    about: "cargar archivos; las filas con errores esperan en cuarentena",
    add: "agregar a lo que hay, si los archivos son solo una parte",
    accept: "cargar aunque esté en espera porque algo parece equivocado",
    done: (load, rows, files, students) =>
      `Se ${plural(rows, "cargó", "cargaron")} ${count(rows, "fila")} de ${count(files, "archivo")} (carga ${load}). Hay ${count(students, "estudiante")} en total.`,
    quarantined: (rows) =>
      `${count(rows, "fila")} ${plural(rows, "espera", "esperan")} en cuarentena. \`fairlead quarantine\` las muestra.`,
    overruled: (tables) => {
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return `De un mismo año escolar vale la última carga: ${count(rows, "fila")} de cargas anteriores ${plural(rows, "dice", "dicen")} ahora otra cosa (${tables.map((t) => `${t.name}: ${n(t.rows)}`).join(", ")}). Al deshacer la carga ${plural(rows, "vuelve", "vuelven")}.`;
    },
    differentYears: (tables) => {
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      return `Vale el año escolar más reciente: ${count(rows, "fila")} de cargas anteriores, de archivos de otros años escolares, ${plural(rows, "dice", "dicen")} otra cosa (${tables.map((t) => `${t.name}: ${n(t.rows)}`).join(", ")}). El orden de las cargas nunca decide.`;
    },
    differentKinds: {
      title: "Distintos tipos de archivo no coinciden sobre un mismo año escolar:",
      one: ({ table, column, rows, by, lines, value, earlierValue }) =>
        `\`${column}\` difiere en ${count(rows, "fila")} (${tableNames[table]}). La línea ${n(lines.line)} de \`${lines.file}\` dice ${value}, y la línea ${n(lines.earlierLine)} de \`${lines.earlierFile}\` dice ${earlierValue}. ${{ "start-date": "Vale el que tiene la fecha de inicio más reciente.", settings: "Vale el tipo que nombran sus ajustes.", "last-loaded": "Vale el archivo cargado al final." }[by]}`,
      others: (columns) =>
        `${plural(columns, "Difiere", "Difieren")} ${count(columns, "columna")} más; \`--json\` las muestra todas.`,
      decide: (table, kind, earlierKind) =>
        `Para decidirlo, escriba \`conflicts: { ${table}: ${earlierKind} }\` (o ${kind}) en \`fairlead.yaml\`. Después cargue otra vez estos archivos.`,
    },
    released: (rows) =>
      `${count(rows, "fila")} ${plural(rows, "salió", "salieron")} de la cuarentena: llegó un archivo corregido o más nuevo.`,
    healed: (files) =>
      `La copia de ${files.join(", ")} en el archivo de cargas estaba dañada o faltaba: el archivo que acaba de cargar la reemplazó.`,
    back: (load) => `Para deshacerla: \`fairlead undo ${load}\`. Siguiente paso: \`fairlead audit\`.`,
    unchanged: (load) => `Estos archivos ya están, con la carga ${load}. No se cambió nada.`,
    nothingUsable: "No se pudo cargar ninguna fila de estos archivos. No se cambió nada.",
    nothingUsableFix:
      "Corrija lo que aparece arriba y cargue otra vez. `fairlead map FILE` ayuda con un archivo de formato propio.",
    held: "La carga está en espera, porque algo parece equivocado. No se cambió nada.",
    heldFix:
      "Si los archivos son correctos así, use el mismo comando con `--accept`. Si son solo una parte de lo que tiene, con `--add`. Si están mal, expórtelos otra vez.",
    anotherYear: ({ file, replaced, profile, schoolYear, because }) =>
      `\`${file}\` reemplazaría lo que \`${replaced}\` decía de ${year(schoolYear)}: \`profiles/${profile}.yaml\` da ese año escolar a todo archivo con estos encabezados. ${
        {
          grades: "Pero la mayoría de sus estudiantes está un grado más arriba.",
          names: "Pero los nombres de los archivos tienen años distintos.",
          later: "Pero ese año ya terminó, y este es otro archivo.",
        }[because]
      } Si trata de otro año, diga cuál: agregue \`--year ${schoolYear + 1}\` a este comando, o guárdelo en el perfil con \`fairlead map "${file}" --save --year ${schoolYear + 1}\`.`,
    accepted: "Aceptado, aunque parecía equivocado:",
    lost: (schoolYear, beforeYear, school, before, after) =>
      `${percent((before - after) / before)} menos estudiantes en ${school === undefined ? "el distrito" : `la escuela ${school}`} en ${year(schoolYear)} (${n(after)}; ${n(before)} ${against(schoolYear, beforeYear)}). ¿Es el archivo completo?`,
    emptied: (column, record, when, before, after, rows) =>
      `\`${column}\` se conocería en ${percent(after)} de ${count(rows, "fila")} de ${record}${when}; se conocía en ${percent(before)}. ¿Faltó la columna al exportar?`,
    emptiedWhen: (schoolYear, beforeYear) =>
      ` en ${year(schoolYear)}${schoolYear === beforeYear ? "" : ` (antes: ${year(beforeYear)})`}`,
    changed: (table, attribute, people, total, lines) =>
      `Cambiaría ${attributes[attribute]} de ${n(people)} de ${count(total, "persona")} que ya están en cargas anteriores (${percent(people / total)}; ${tableNames[table]}). Eso casi nunca cambia: ¿se mezclaron columnas o filas, o los códigos significan ahora otra cosa? ${compared(lines)}`,
    recordsChanged: (table, columns, rows, total, lines) =>
      `${n(rows)} de ${count(total, "registro")} que ya están en cargas anteriores dirían otra cosa en ${quoted(columns)} (${percent(rows / total)}; ${tableNames[table]}). Eso ya pasó y no debería cambiar. ¿Es el archivo de otro año o de otra prueba? ¿Se mezclaron columnas, o los códigos significan ahora otra cosa? ${compared(lines)} Si acepta la carga, vale la última carga.`,
    enrolledTwice: (schoolYear, students, total, elsewhere, lines) =>
      `${n(students)} de ${count(total, "estudiante")} de \`${lines.file}\` quedarían inscritos dos veces en los mismos días de ${year(schoolYear)}, ${elsewhere === 0 ? "en otro grado" : elsewhere === students ? "en otra escuela" : "en otra escuela o en otro grado"}. ¿Es una lista de otra cosa, como los estudiantes de un programa? Entonces haga su perfil otra vez con \`fairlead map "${lines.file}" --save --replace\`. ${compared(lines)}`,
    drifted: (file, columns, instead) =>
      `\`${file}\` tiene otro formato que el conocido${columns.length === 0 ? "" : `: le falta ${quoted(columns)}`}${instead.length === 0 ? "" : ` y en su lugar tiene ${quoted(instead)}`}. Lo que dicen esas columnas faltaría o sería falso. Dé a las columnas los nombres conocidos, o acepte la carga sin ellas.`,
    refused: (column, file, rows, total, movedTo) =>
      `La mayor parte de \`${column}\` en \`${file}\` no se puede leer como lo que la columna debe ser (${n(rows)} de ${count(total, "fila")}). ${movedTo === undefined ? "¿Están las columnas en otro orden, o significan otra cosa sus códigos?" : `Sus valores parecen estar en \`${movedTo}\`: las columnas están en otro orden.`}`,
    dayFirst: (column, file, rows, total) =>
      `En \`${column}\` de \`${file}\`, ${n(rows)} de ${count(total, "fila")} tienen fechas con el día primero (como 13/02/2025). Las demás se leerían con el mes primero: 02/03/2025 sería el 3 de febrero. Exporte las fechas como 2025-03-02, o escriba \`dates: day-first\` en el perfil del archivo.`,
    wouldWait: (file, rows, total, unknownCodes, moved) =>
      `${n(rows)} de ${count(total, "fila")} de \`${file}\` quedarían en cuarentena (${percent(rows / total)})${unknownCodes === 0 ? "" : `, ${n(unknownCodes)} de ellas porque nadie ha dicho qué significa un código`}. Las cifras de las demás filas podrían ser falsas: las que faltan no se parecen al resto.${moved === undefined ? "" : ` Los valores de \`${moved.column}\` parecen estar en \`${moved.to}\`: ¿están las columnas en otro orden?`} Corrija las filas o diga qué significan los códigos, y cargue el archivo otra vez.`,
    jump: (rate, schoolYear, beforeYear, before, after, total) =>
      `La proporción de ${rates[rate]} en ${year(schoolYear)} sería ${percent(after)} (de ${n(total)}); ${schoolYear === beforeYear ? "ahora" : `en ${year(beforeYear)}`} es ${percent(before)}.`,
  },

  loads: {
    about: "mostrar las cargas, primero la más antigua",
    none: "Todavía no se ha cargado nada.",
    noneFix: "Cargue sus archivos con `fairlead load FILES`.",
    headings: ["Carga", "Cuándo", "Archivos", "Filas", "Cuarentena", "Estado"],
    stands: "vigente",
    added: "vigente (agregada)",
    undone: "deshecha",
  },

  undo: {
    about: "deshacer una carga: sus filas salen, y vuelven las que reemplazó",
    which: "su número, como lo muestra `fairlead loads`",
    done: (load, files) =>
      `Se deshizo la carga ${load} (${count(files, "archivo")}): sus filas salieron, y volvieron las que había reemplazado. Sus archivos siguen en el archivo de cargas.`,
    again: "Para tenerla otra vez, cargue de nuevo sus archivos.",
  },

  rebuild: {
    about: "rehacer los datos desde el archivo de cargas, también como se conocían en una fecha",
    asOf: "solo lo que se sabía ese día (2026-01-31)",
    out: "escribirlo en un archivo nuevo",
    acceptGap: "seguir sin los registros que el diario perdió; sus archivos pasan a archive/unclaimed",
    lost: (numbers, moved, folder) =>
      [
        numbers.length === 0 ? "" : `Perdidos, y así marcados en el diario: ${numbers.join(", ")}.`,
        moved === 0 ? "" : `${count(moved, "archivo")} ${plural(moved, "movido", "movidos")} a ${folder}.`,
      ]
        .filter((part) => part !== "")
        .join(" "),
    done: (loads, path) => `${count(loads, "carga")} ${plural(loads, "repetida", "repetidas")} en ${path}.`,
  },

  quarantine: {
    about: "mostrar las filas que no se pudieron cargar y por qué",
    out: "escribirlas en archivos en esta carpeta, para corregir y cargar con `--add`",
    none: "Ninguna fila espera en cuarentena.",
    some: (rows, files) =>
      `${count(rows, "fila")} de ${count(files, "archivo")} ${plural(rows, "espera", "esperan")} en cuarentena.`,
    place: (file, line, why) => `${file}, línea ${n(line)}: ${why}`,
    more: (hidden) => `... y ${count(hidden, "fila más", "filas más")}.`,
    private: "Las filas mismas tienen datos de estudiantes: se escriben solo con `--out DIR` y no se muestran aquí.",
    written: (files, folder) => `${count(files, "archivo")} ${plural(files, "escrito", "escritos")} en ${folder}.`,
    repairFiles: (folder) =>
      `Corrija las filas y use \`fairlead load --add ${folder}\`. Borre los archivos al terminar: tienen datos de estudiantes.`,
  },

  init: {
    about: "hacer de una carpeta un espacio de trabajo",
    folder: "la carpeta; si falta, la actual",
    name: "el nombre del distrito",
    id: "el código del distrito",
    state: "las dos letras del estado",
    county: "el nombre del condado",
    done: (folder) =>
      `${folder} es ahora un espacio de trabajo. Sus opciones, con explicaciones, están en fairlead.yaml.`,
    inCheckout: (checkout) =>
      `Está dentro del repositorio de Git ${checkout}. El .gitignore que se escribió aquí deja los datos de estudiantes fuera del control de versiones; no lo borre.`,
    next: "Sigue: `fairlead check FILES...` revisa sus archivos, `fairlead load FILES...` los carga.",
  },

  demo: {
    about: "inventar el distrito de muestra como archivos exportados reales, y cargarlo",
    seed: "el mismo número da el mismo distrito",
    students: "cuántos estudiantes, más o menos",
    years: "cuántos años escolares",
    out: "dónde hacerlo",
    inventing: "Inventando el distrito de muestra",
    done: (folder, students, years) =>
      `El distrito de muestra está en ${folder}: ${count(students, "estudiante")}, ${count(years, "año escolar", "años escolares")}. Sus archivos están en deliveries/, las respuestas en answer-key.json.`,
    next: (folder) => `Sigue: \`fairlead audit --workspace ${folder}\`.`,
  },

  doctor: {
    about: "revisar si todo está en orden y decir qué sigue",
    allWell: "Todo está en orden.",
    someBad: (things) => `${count(things, "cosa necesita", "cosas necesitan")} atención.`,
    fine: "bien",
    bad: "no está bien",
    versions: "Programa",
    engine: "Motor",
    workspace: "Espacio de trabajo",
    settings: "Opciones",
    archive: "Archivo de cargas",
    archiveFine: (files, loads) =>
      `${count(files, "archivo")} de ${count(loads, "carga")}, completos, como se cargaron`,
    archiveBad: (missing, changed) =>
      `${count(missing, "archivo falta", "archivos faltan")}, ${count(changed, "archivo cambió", "archivos cambiaron")}`,
    archiveFix:
      "Cargue otra vez los mismos archivos, y reemplazan lo que falta o cambió; o recupere la carpeta archive de su copia de seguridad.",
    warehouse: "Datos",
    warehouseNone: "todavía no hay",
    warehouseFine: (loads, students) => `abren; ${count(loads, "carga")}, ${count(students, "estudiante")}`,
    warehouseBehind: "no son lo que dice el archivo de cargas",
    archiveDamaged: (paths) =>
      `${count(paths.length, "registro")} del diario no se ${plural(paths.length, "puede", "pueden")} leer: ${paths.join(", ")}`,
    archiveGap: (numbers) => `el diario no tiene registro de ${numbers.join(", ")}`,
    archiveUnnamed: (files) => `${count(files, "archivo")} sin registro`,
    archiveGapFix:
      "Recupere la carpeta archive de su copia de seguridad; si no hay, `fairlead rebuild --accept-gap` sigue sin lo perdido.",
    open: "otras personas de esta computadora lo pueden leer",
    openFix: (folder) => `\`chmod -R go= ${folder}\` lo deja solo para usted: tiene datos de estudiantes.`,
    warehouseOlder: "son de una versión anterior",
    warehouseNewer: "son de una versión más nueva de Fairlead",
    warehouseBad: "no abren",
    warehouseFix: "`fairlead rebuild` los rehace desde el archivo de cargas.",
    disk: "Espacio en disco",
    diskDetail: (gigabytes) => `${formats.number(locale, { maximumFractionDigits: 1 }).format(gigabytes)} GB libres`,
    diskFix: "Haga espacio: una carga necesita otro tanto de lo que ocupan los datos.",
    next: "Sigue:",
    nextInit:
      'Aquí no hay espacio de trabajo. `fairlead init --name "Su distrito"` hace uno; `fairlead demo --out sample` muestra un ejemplo.',
    nextLoad: "Cargue sus archivos con `fairlead load FILES`; `fairlead check FILES` los revisa antes.",
    nextQuarantine: (rows) => `${count(rows, "fila")} en cuarentena: \`fairlead quarantine\`.`,
    nextAudit: "`fairlead audit` cuenta lo que dicen los archivos.",
    nextMend: "Arregle lo que no está bien, desde arriba.",
  },

  compareDashboard: {
    about: "volver a calcular el Dashboard del estado con sus conteos publicados y comparar fila por fila",
    files: "archivos del Dashboard; si faltan, los cargados en el espacio de trabajo",
    none: "No se encontraron filas del California School Dashboard.",
    noneFix:
      "Dé los archivos del estado (chronicdownload2024.txt ...), o cárguelos primero con `fairlead load ARCHIVOS`.",
    headings: ["Indicador", "Año", "Filas", "Qué", "Comparadas", "Coinciden"],
    parts: {
      status: "tasa según los conteos",
      change: "cambio",
      "status-level": "nivel de estado",
      "change-level": "nivel de cambio",
      color: "color",
      box: "casilla de la tabla",
    },
    withoutRule: (indicator, schoolYear, rows) =>
      `${indicator} ${schoolYear}: no hay puntos de corte para ${count(rows, "fila")}; no se compararon niveles ni colores.`,
    nothing: "No se pudo comparar nada: ninguna fila tiene cuentas, un año anterior o niveles con una regla aquí.",
    all: (compared) => `Las ${n(compared)} comparaciones coinciden.`,
    some: (agree, compared) => `Coinciden ${n(agree)} de ${n(compared)}.`,
    reasons: {
      counts: "la tasa publicada no es el numerador publicado entre el denominador",
      rounded: "el archivo tiene un solo decimal; el cambio del estado es el de los valores sin redondear",
      follows: "se sigue de la tasa o del cambio, que también difieren",
      "not-shown": "las reglas de números pequeños ocultan lo que el archivo muestra, o al revés",
      rule: "los mismos números dan otra cosa con nuestra regla",
    },
    why: (rows, part, indicator, reason) => `${count(rows, "fila")} de ${indicator}, ${part}: ${reason}.`,
    differenceHeadings: ["Indicador", "Lugar", "Grupo", "Qué", "Publicado", "Recalculado"],
    more: (hidden) => `... y ${n(hidden)} más. \`--all\` las muestra, \`--json\` las da a los programas.`,
    every: "mostrar todas las diferencias",
  },

  serve: {
    about: "mostrar las páginas del espacio de trabajo a quienes inician sesión",
    port: "el puerto",
    host: "la dirección donde escucha; 127.0.0.1 la deja en esta computadora",
    address: "dónde llegan las personas desde otras computadoras, con https",
    behindProxy: "un proxy delante se encarga de TLS",
    trustedProxy: "direcciones de proxies en otras computadoras, cuyo X-Forwarded-For se cree",
    tlsCertificate: "el certificado, para TLS sin proxy",
    tlsKey: "la clave del certificado",
    at: (address) => `Abra ${address}`,
    stop: "Ctrl+C lo termina.",
  },

  people: {
    about: "agregar personas que pueden iniciar sesión, cambiar sus puestos o mostrarlas",
    action: "add (agregar), link (enlace nuevo), list (mostrar), role (dar un puesto) o revoke (quitar uno o todos)",
    unknownAction: (given, known) => `Elija una de estas: ${known}; no "${given}".`,
    email: "el correo de la persona",
    role: "el puesto de la persona",
    name: "el nombre de la persona; si falta, su correo",
    scope: (kind) =>
      `solo para ${{ school: "la escuela", grade: "el grado", section: "la sección", caseload: "el grupo a su cargo" }[kind]} con este id`,
    address: "dónde llegan las personas a las páginas",
    added: (email) => `Se agregó a ${email}. Elige su contraseña aquí:`,
    linked: (email) => `${email} puede elegir otra contraseña aquí:`,
    given: (email) => `${email} tiene el puesto.`,
    revoked: (email) => `${email} ya no lo tiene.`,
    once: "El enlace sirve una vez, por un día. Envíelo de modo que nadie más lo lea.",
    none: "Todavía no se ha agregado a nadie.",
  },

  start: {
    about: "hacer el distrito de muestra, auditarlo y mostrar el informe (lo que hace `npm start`)",
    making: "Inventando y cargando el distrito de muestra",
    firstPages: (address) => `El último año está en ${address}. Los años anteriores todavía se están leyendo.`,
    three: "Tres cosas para probar:",
    try1: "Abra la brecha más grande y pregunte cómo lo sabemos.",
    try2: "Lea lo que no se pudo juzgar, y por qué.",
    try3: 'Sus propios archivos: `npm run fairlead -- init mi-distrito --name "Mi distrito"`, luego `npm run fairlead -- check FILES --workspace mi-distrito`.',
    synthetic: "Alder Valley Unified es inventado: ningún niño en él es real.",
  },
};
