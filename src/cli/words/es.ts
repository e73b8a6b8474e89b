import type { WatchedRate } from "../../sources/hold.ts";
import { auditErrorsEs, auditEs } from "./audit-es.ts";
import type { Words } from "./en.ts";
import { outlierErrorsEs, outliersEs } from "./outliers-es.ts";

const number = new Intl.NumberFormat("es-US");
const n = (value: number): string => number.format(value);
const percent = (share: number): string =>
  `${new Intl.NumberFormat("es-US", { maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share * 100)}%`;
const count = (value: number, one: string, many = `${one}s`): string => `${n(value)} ${value === 1 ? one : many}`;
const year = (ends: number): string => `${ends - 1}-${String(ends % 100).padStart(2, "0")}`;
const against = (schoolYear: number, beforeYear: number): string =>
  schoolYear === beforeYear ? "ya cargados" : `en ${year(beforeYear)}`;

const rates: Record<WatchedRate, string> = {
  "chronic-absence": "estudiantes que faltaron una décima parte o más de sus días",
  "absence-by-day": "días de estudiante marcados como ausencia",
  suspension: "estudiantes suspendidos",
  "english-learners": "aprendices de inglés",
  disabilities: "estudiantes con discapacidades",
  disadvantaged: "estudiantes con desventaja socioeconómica",
};

/** What the terminal says, Spanish. */
/** Clases de valores de una pregunta. */
const kindsOfValues: Readonly<Record<string, string>> = {
  text: "texto",
  truth: "sí o no",
  number: "un número",
  date: "una fecha",
};

export const es: Words = {
  ...auditEs,
  ...outliersEs,
  program: {
    about: "De los archivos propios de un distrito escolar a una auditoría de equidad honesta.",
    workspace: "la carpeta del distrito; si falta, la más cercana hacia arriba con un fairlead.yaml",
    json: "responder con un objeto JSON",
    lang: "idioma de la terminal: en o es",
    version: "mostrar la versión",
    help: "mostrar la ayuda",
    helpCommand: "mostrar la ayuda de una orden",
    exits:
      "Códigos de salida: 0 todo está bien; 1 se hallaron problemas, o una carga espera su visto bueno; 2 uso equivocado; 3 una falla.",
    headings: { usage: "Uso:", arguments: "Argumentos:", options: "Opciones:", commands: "Órdenes:" },
  },
  usage: {
    fix: (command) => `\`${command} --help\` muestra cómo se usa.`,
    notANumber: (option, value, least, most) =>
      `${option} necesita un número entero de ${n(least)} a ${n(most)}, no "${value}".`,
  },
  timeLeft: (seconds) =>
    seconds < 90 ? `faltan unos ${n(seconds)} s` : `faltan unos ${n(Math.round(seconds / 60))} min`,
  fix: "Para arreglarlo:",
  fault: (message) => `Algo se rompió en el programa: ${message}`,
  faultFix: "Nada de lo que había cambió. Avise con la orden que usó; `fairlead doctor` busca la causa.",
  reading: "Leyendo",
  replaying: "Repitiendo el archivo de entregas",

  files: {
    one: "los archivos exportados, carpetas o zips",
    read: (files, rows) => `${count(files, "archivo")}, ${count(rows, "fila")}.`,
    headings: ["Archivo", "Qué es", "Años escolares", "Filas", "Listas", "Cuarentena", "Apartadas"],
    unknown: "no reconocido",
    years: (years) => years.map(year).join(", "),
  },
  problems: {
    none: "No se hallaron problemas.",
    some: (errors, warnings) =>
      [
        errors > 0 ? `${count(errors, "problema")} que ${errors === 1 ? "deja" : "dejan"} filas fuera` : "",
        warnings > 0 ? `${count(warnings, "cosa")} por revisar` : "",
      ]
        .filter((part) => part !== "")
        .join(" y ")
        .concat(", primero lo más amplio:"),
    also: (lines) => `También en ${lines.length === 1 ? "la línea" : "las líneas"} ${lines.map(n).join(", ")}.`,
    more: (hidden) => `... y ${n(hidden)} más. \`--json\` los da todos.`,
  },

  check: {
    about: "decir todo lo que está mal en los archivos y lo que hacen posible; no carga nada",
    nothingLoaded: "No se cargó nada.",
    next: "Cárguelos con `fairlead load` y los mismos archivos.",
    nextBad: "Las filas con estos problemas esperarían en cuarentena; las demás se cargarían.",
    possible: (possible, all, official, withLoaded) =>
      `${withLoaded ? "Junto con lo ya cargado, estos" : "Estos"} archivos hacen posibles ${n(possible)} de ${n(all)} indicadores${official === 0 ? "" : ` con registros de estudiantes, y ${n(official)} con cifras publicadas`}.`,
    wouldAdd: (what, more) => `${what} agregaría ${n(more)}.`,
  },

  map: {
    about: "proponer cómo se lee un archivo de formato propio: qué es cada columna, qué significa cada código",
    year: "el año escolar de cada fila (2026 es 2025-26), si el archivo no lo dice",
    save: "guardarlo en profiles/ del espacio de trabajo",
    replace: "también si ya hay un perfil con ese nombre",
    notSaved:
      "Es una propuesta; no se guardó nada. `--save` la guarda en el espacio de trabajo, donde se puede cambiar.",
    saved: (path) => `Guardado como ${path}. Desde ahora los archivos con estos encabezados se leen así.`,
    savedOpen: (path, questions) =>
      `Guardado como ${path}. Responda ${questions === 1 ? 'su "?"' : `sus ${n(questions)} "?"`} ahí, y use \`fairlead check\` con el archivo.`,
    standsAlready: (name) => `profiles/${name}.yaml ya existe y quedó como estaba; \`--replace\` lo escribe de nuevo.`,
  },

  load: {
    about: "cargar archivos; las filas con errores esperan en cuarentena",
    add: "agregar a lo que hay, si los archivos son solo una parte",
    accept: "cargar también lo que parece equivocado",
    done: (load, rows, files, students) =>
      `La carga ${load} está dentro: ${count(rows, "fila")} de ${count(files, "archivo")}. Se conocen ${count(students, "estudiante")}.`,
    quarantined: (rows) =>
      `${count(rows, "fila")} ${rows === 1 ? "espera" : "esperan"} en cuarentena. \`fairlead quarantine\` las muestra.`,
    released: (rows) =>
      `${count(rows, "fila")} ${rows === 1 ? "salió" : "salieron"} de la cuarentena: llegó un archivo corregido o más nuevo.`,
    unmatched: (table, rows, students) =>
      `Revise: ${count(rows, "fila")} sobre ${count(students, "estudiante")} (${table}) ${rows === 1 ? "nombra" : "nombran"} a un estudiante con el identificador propio del distrito, y ningún estudiante cargado lo tiene. Se guardan y cuentan cuando se cargue una inscripción con ese identificador. ¿Es correcto el identificador?`,
    back: (load) => `Para deshacerla: \`fairlead undo ${load}\`. Sigue: \`fairlead audit\`.`,
    unchanged: (load) => `Estos archivos ya están, con la carga ${load}. No se cambió nada.`,
    nothingUsable: "No se pudo cargar ninguna fila de estos archivos. No se cambió nada.",
    nothingUsableFix:
      "Corrija lo que aparece arriba y cargue otra vez. `fairlead map FILE` ayuda con un archivo de formato propio.",
    held: "Revise: la carga espera su visto bueno. No se cambió nada.",
    heldFix:
      "Si es correcto, use la misma orden con `--accept`. Si los archivos son solo una parte de lo que tiene, con `--add`. Si no, expórtelos otra vez.",
    accepted: "Aceptado, aunque parecía equivocado:",
    lost: (schoolYear, beforeYear, school, before, after) =>
      `${percent((before - after) / before)} menos estudiantes en ${school === undefined ? "el distrito" : `la escuela ${school}`} en ${year(schoolYear)} (${n(after)}; ${n(before)} ${against(schoolYear, beforeYear)}). ¿Es el archivo completo?`,
    emptied: (column, record, when, before, after, rows) =>
      `\`${column}\` se conocería en ${percent(after)} de ${count(rows, "fila")} de ${record}${when}; se conocía en ${percent(before)}. ¿Faltó la columna al exportar?`,
    emptiedWhen: (schoolYear, beforeYear) =>
      ` en ${year(schoolYear)}${schoolYear === beforeYear ? "" : ` (antes: ${year(beforeYear)})`}`,
    jump: (rate, schoolYear, beforeYear, before, after, of) =>
      `La proporción de ${rates[rate]} en ${year(schoolYear)} sería ${percent(after)} (de ${n(of)}); ${schoolYear === beforeYear ? "ahora" : `en ${year(beforeYear)}`} es ${percent(before)}.`,
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
    about: "deshacer una carga, como si nunca hubiera existido",
    which: "su número, como lo muestra `fairlead loads`",
    done: (load, files) =>
      `Se deshizo la carga ${load} (${count(files, "archivo")}): todo queda como si nunca hubiera existido. Sus archivos siguen en el archivo de entregas.`,
    again: "Para tenerla otra vez, cargue de nuevo sus archivos.",
  },

  rebuild: {
    about: "rehacer los datos desde el archivo de entregas, también como se conocían en una fecha",
    asOf: "solo lo que se sabía ese día (2026-01-31)",
    out: "escribirlo en otro archivo",
    done: (loads, path) => `${count(loads, "carga")} ${loads === 1 ? "repetida" : "repetidas"} en ${path}.`,
  },

  quarantine: {
    about: "mostrar las filas que no se pudieron cargar y por qué",
    out: "escribirlas en archivos en esta carpeta, para corregir y cargar con `--add`",
    none: "Ninguna fila espera en cuarentena.",
    some: (rows, files) =>
      `${count(rows, "fila")} de ${count(files, "archivo")} ${rows === 1 ? "espera" : "esperan"} en cuarentena.`,
    place: (file, line, why) => `${file}, línea ${n(line)}: ${why}`,
    more: (hidden) => `... y ${count(hidden, "fila más", "filas más")}.`,
    private: "Las filas mismas tienen datos de estudiantes: se escriben solo con `--out DIR` y no se muestran aquí.",
    written: (files, folder) => `${count(files, "archivo")} ${files === 1 ? "escrito" : "escritos"} en ${folder}.`,
    mend: (folder) =>
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
    fine: "bien",
    bad: "no está bien",
    versions: "Programa",
    engine: "Motor",
    workspace: "Espacio de trabajo",
    settings: "Opciones",
    archive: "Archivo de entregas",
    archiveFine: (files, loads) =>
      `${count(files, "archivo")} de ${count(loads, "carga")}, completos, como se entregaron`,
    archiveBad: (missing, changed) =>
      `${count(missing, "archivo falta", "archivos faltan")}, ${count(changed, "archivo cambió", "archivos cambiaron")}`,
    archiveFix: "Recupere la carpeta archive de su copia de seguridad.",
    warehouse: "Datos",
    warehouseNone: "todavía no hay",
    warehouseFine: (loads, students) => `abren; ${count(loads, "carga")}, ${count(students, "estudiante")}`,
    warehouseBehind: "no son lo que dice el archivo de entregas",
    warehouseBad: "no abren",
    warehouseFix: "`fairlead rebuild` los rehace desde el archivo de entregas.",
    disk: "Espacio en disco",
    diskDetail: (gigabytes) =>
      `${new Intl.NumberFormat("es-US", { maximumFractionDigits: 1 }).format(gigabytes)} GB libres`,
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
    about: "volver a calcular el Dashboard del estado a partir de sus conteos publicados y comparar fila por fila",
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
    about: "mostrar la auditoría en un navegador de esta computadora",
    port: "el puerto",
    host: "la dirección donde escucha; 127.0.0.1 la deja en esta computadora",
    dir: "la carpeta que muestra; si falta, la auditoría del espacio de trabajo",
    notThere: (folder) => `No hay un informe terminado en ${folder}.`,
    notThereFix: "Hágalo primero con `fairlead audit --out DIR`.",
    at: (address) => `Abra ${address}`,
    stop: "Ctrl+C lo termina.",
    portTaken: (port) => `Otro programa usa el puerto ${port}.`,
    portTakenFix: (port) => `Elija otro: \`--port ${port + 1}\`.`,
  },

  start: {
    about: "hacer el distrito de muestra, auditarlo y mostrar el informe (lo que hace `npm start`)",
    making: "Inventando y cargando el distrito de muestra ...",
    auditing: "Auditando ...",
    three: "Tres cosas para probar:",
    try1: "Abra la brecha más grande y pregunte cómo lo sabemos.",
    try2: "Lea lo que no se pudo juzgar, y por qué.",
    try3: 'Sus propios archivos: `npm run fairlead -- init mi-distrito --name "Mi distrito"`, luego `npm run fairlead -- check FILES --workspace mi-distrito`.',
    synthetic: "Alder Valley Unified es inventado: ningún niño en él es real.",
  },

  errors: {
    ...auditErrorsEs,
    ...outlierErrorsEs,
    "cli.demo-exists": (f) => ({
      what: `${f("folder")} ya tiene archivos. No se cambió nada.`,
      fix: "Indique una carpeta nueva con `--out DIR`, o quite esa.",
    }),
    "workspace.none-found": (f) => ({
      what: `Aquí no hay espacio de trabajo: ni ${f("from")} ni una carpeta de más arriba tiene un fairlead.yaml.`,
      fix: 'Haga uno con `fairlead init --name "Su distrito"`, o indique el suyo con `--workspace DIR`.',
    }),
    "workspace.not-a-folder": (f) => ({
      what: `${f("folder")} no es una carpeta que exista.`,
      fix: "Indique una carpeta de trabajo con `--workspace DIR`, o haga una con `fairlead init DIR`.",
    }),
    "workspace.no-settings": (f) => ({
      what: `${f("folder")} no es un espacio de trabajo: no tiene fairlead.yaml.`,
      fix: `Hágalo con \`fairlead init ${f("folder")} --name "Su distrito"\`.`,
    }),
    "workspace.exists": (f) => ({
      what: `${f("folder")} ya es un espacio de trabajo; quedó como estaba.`,
      fix: "Edite su fairlead.yaml, o indique otra carpeta.",
    }),
    "workspace.busy": (f) => ({
      what: `Otra orden de fairlead (proceso ${f("pid")}) está cambiando este espacio de trabajo. No se cambió nada.`,
      fix: "Espere a que termine y repita la orden.",
    }),
    "delivery.not-there": (f) => ({
      what: `No existe: ${f("missing")}. No se leyó nada.`,
      fix: "Revise cómo está escrito; ponga entre comillas un nombre con espacios.",
    }),
    "delivery.not-readable": (f) => ({
      what: `No hay permiso para leer ${f("files")}. No se leyó nada.`,
      fix: "Dese permiso de lectura, o cierre el programa que tiene abierto el archivo.",
    }),
    "delivery.empty": (f) => ({
      what: `No hay archivos en ${f("paths")}.`,
      fix: "Indique los archivos exportados, o una carpeta o un zip que los tenga.",
    }),
    "config.not-yaml": (f) => ({
      what: `${f("path")} no se puede leer como YAML:\n${f("faultsEs")}`,
      fix: "Corrija el archivo en ese lugar. Conserve los espacios al principio de la línea.",
    }),
    "config.wrong": (f) => ({
      what: `${f("path")} tiene opciones que no valen:\n${f("faultsEs")}`,
      fix: "Compare con los comentarios del archivo; `fairlead init` en una carpeta vacía escribe uno nuevo.",
    }),
    "config.words": (f) => ({
      what: `${f("path")}: estos nombres bajo \`words\` no se pueden usar: ${f("faults").replaceAll("\n", ", ")}.`,
      fix: 'Nombre un grupo, indicador, agrupación o meta por su clave (group.el, indicator.chronic-absence, grouping.gender, goal.1). Un grupo lleva tres formas: name, sentence y among con "{}". Ningún nombre dice bajo, fracasado ni en riesgo.',
    }),
    "warehouse.none": (f) => ({
      what: `Todavía no se ha cargado nada en ${f("folder")}.`,
      fix: "Cargue sus archivos con `fairlead load FILES`; `fairlead check FILES` los revisa antes.",
    }),
    "warehouse.newer": (f) => ({
      what: `Los datos de ${f("path")} los hizo un Fairlead más nuevo.`,
      fix: "Use esa versión, o rehágalos con `fairlead rebuild`.",
    }),
    "warehouse.older": (f) => ({
      what: `Los datos de ${f("path")} los hizo un Fairlead más antiguo, que leía menos de los archivos.`,
      fix: "Rehágalos desde el archivo de entregas con `fairlead rebuild`: no se pierde nada y no hace falta cargar los archivos de nuevo.",
    }),
    "archive.damaged": (f) => ({
      what: `No se puede leer ${f("path")}: el diario del archivo de entregas está dañado.`,
      fix: "Recupere ese archivo de su copia de seguridad.",
    }),
    "archive.file-missing": (f) => ({
      what: `El archivo de entregas perdió ${f("file")}. No se cambió nada.`,
      fix: "Recupere la carpeta archive de su copia de seguridad; `fairlead doctor` muestra todo lo que falta.",
    }),
    "archive.behind": (f) => ({
      what: `Los datos tienen ${f("held")} cargas, el archivo de entregas solo ${f("last")}. No se cambió nada.`,
      fix: "Recupere la carpeta archive de su copia de seguridad.",
    }),
    "load.unknown": (f) => ({
      what: `No existe esa carga. Cargas: ${f("loads")}.`,
      fix: "`fairlead loads` las muestra con sus archivos.",
    }),
    "load.undone": (f) => ({
      what: `La carga ${f("load")} ya se había deshecho. No se cambió nada.`,
      fix: "Para tenerla otra vez, cargue de nuevo sus archivos.",
    }),
    "rebuild.not-a-date": () => ({ what: "Eso no es una fecha.", fix: "Escríbala como año-mes-día: 2026-01-31." }),
    "rebuild.nothing-known": () => ({
      what: "En esa fecha no se sabía nada. No se escribió nada.",
      fix: "`fairlead loads` muestra cada carga con su fecha.",
    }),
    "rebuild.in-the-way": () => ({
      what: "Los datos de una fecha pasada no pueden tomar el lugar de los actuales.",
      fix: "Indique otro archivo con `--out FILE`.",
    }),
    "sources.cannot-read": (f) => ({
      what: `No se puede leer \`${f("file")}\`.`,
      fix: "Revise la ruta y que usted tenga permiso de lectura.",
    }),
    "sources.rows-lost": (f) => ({
      what: `\`${f("file")}\`: entraron ${f("rowsIn")} filas, y las cargadas, en cuarentena y apartadas no suman lo mismo.`,
      fix: "Es una falla del programa. No se cargó nada. Avise con la orden que usó.",
    }),
    "mapped.profile-not-yaml": (f) => ({
      what: `${f("path")} no se puede leer como YAML:\n${f("faultsEs")}`,
      fix: "Corrija el archivo en ese lugar. Conserve los espacios al principio de la línea, y ponga entre comillas un texto con dos puntos.",
    }),
    "mapped.profile-wrong": (f) => ({
      what: `${f("path")} tiene algo que no vale:\n${f("faultsEs")}`,
      fix: "Corríjalo, o escriba el archivo de nuevo con `fairlead map FILE`.",
    }),
    "public.profile-wrong": (f) => ({
      what: `${f("path")} tiene algo que no vale:\n${f("faultsEs")}`,
      fix: "Corríjalo; el manual muestra un perfil de una tabla publicada con todas sus opciones.",
    }),
    "groups.custom": (f) =>
      f("wrong") === "taken"
        ? { what: `${f("at")}: Fairlead ya tiene una agrupación con ese nombre.`, fix: "Dé otro id a la suya." }
        : {
            what: `${f("at")}: no se puede leer.`,
            fix: "Cada una tiene id y levels: una condición para cada nivel, dos niveles o más; vea los comentarios en fairlead.yaml.",
          },
    "indicators.custom": (f) => {
      switch (f("wrong")) {
        case "taken":
          return { what: `${f("at")}: Fairlead ya tiene un indicador con ese nombre.`, fix: "Dé otro id al suyo." };
        case "hit-or-value":
          return {
            what: `${f("at")}: necesita uno de los dos.`,
            fix: "hit: una condición, para una proporción; value: un número, para un promedio.",
          };
        default:
          return {
            what: `${f("at")}: no se puede leer.`,
            fix: "Cada uno tiene id, goal, question, outcome, y hit o value; vea los comentarios en fairlead.yaml.",
          };
      }
    },
    "records.expression": (f) => {
      const kind = (name: string): string => kindsOfValues[f(name)] ?? f(name);
      switch (f("wrong")) {
        case "column":
          return {
            what: `${f("where")}: "${f("name")}" no es una columna del año de estudiante.`,
            fix: `Use una de sus columnas, o { text: "${f("name")}" } para un texto. Las más parecidas: ${f("nearest")}.`,
          };
        case "mixed":
          return {
            what: `${f("where")}: compara o mezcla ${kind("a")} con ${kind("b")}.`,
            fix: "Compare valores de una misma clase; un texto es { text: ... }, una fecha { text: AAAA-MM-DD }.",
          };
        case "kind":
          return {
            what: `${f("where")}: hay ${kind("a")} donde se pide ${kind("b")}.`,
            fix: "Una condición es una columna de sí o no, o una comparación como { at-least: [days_absent, 15] }.",
          };
        case "operation":
          return {
            what: `${f("where")}: "${f("name")}" con ${f("parts")} ${f("parts") === "1" ? "parte" : "partes"} no es una operación.`,
            fix: `Operaciones: ${f("operations")}; un texto es { text: ... }.`,
          };
        default:
          return {
            what: `${f("where")}: una expresión es una columna, un número o una operación con un solo nombre.`,
            fix: `Operaciones: ${f("operations")}; un texto es { text: ... }.`,
          };
      }
    },
    "cube.not-a-cube": (f) => ({
      what: `${f("path")} no es un cubo que esta versión pueda leer.`,
      fix: "Bórrelo; la próxima auditoría lo llena de nuevo.",
    }),
    "cube.thread-failed": () => ({
      what: "Falló una parte del trabajo.",
      fix: "Es una falla del programa. Avise con la orden que usó.",
    }),
    "engine.question-failed": () => ({
      what: "El motor no pudo responder.",
      fix: "Es una falla del programa. Avise con la orden que usó.",
    }),
    "engine.cannot-open": (f) => ({
      what: `No se pudieron abrir los datos ${f("path")}.`,
      fix: "Cierre otros programas que los usen, o rehágalos con `fairlead rebuild`.",
    }),
  },
};
