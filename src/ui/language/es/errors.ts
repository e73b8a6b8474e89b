import type {
  CellsFault,
  KindOfCell,
  Readers,
  SettingFaultAt,
  StructureFault,
  ValueKindOfQuestion,
  YamlFault,
} from "../../../base/error-facts.ts";
import type { ListName } from "../../../base/list-name.ts";
import type { SettingFault, SettingForm, ValueKind } from "../../../base/setting-fault.ts";
import type { Errors } from "../error-words.ts";
import { quantityText } from "./quantities.ts";
import { recordsEs } from "./records.ts";
import { impactOptions, impactValues } from "./terminal-impact.ts";
import { count, n, plural, quoted } from "./writing.ts";
import { yaml } from "./yaml.ts";

const ourFault = "Es una falla del programa. Avise con el comando que usó.";
const recordList = (records: readonly string[]): string =>
  records.map((record) => (record in recordsEs ? recordsEs[record as keyof typeof recordsEs] : record)).join(", ");
const largeNumber = "Exprese los datos en una unidad mayor, o busque un valor mal escrito.";

const lists: Readonly<Record<ListName, string>> = {
  concepts: "lista de conceptos",
  "dashboard-rules": "lista de reglas del Dashboard",
  exports: "lista de exportaciones",
  factors: "lista de factores",
  groupings: "lista de agrupaciones",
  "idea-categories": "lista de categorías de IDEA",
  "idea-groups": "lista de grupos de IDEA",
  indicators: "lista de indicadores",
  "official-formats": "lista de formatos de archivos oficiales",
  "official-indicators": "lista de indicadores oficiales",
  pages: "lista de páginas",
  sources: "lista de fuentes",
  tables: "lista de tablas",
};

const kindsOfCell: Readonly<Record<KindOfCell, string>> = {
  share: "una proporción de estudiantes",
  mean: "un promedio",
  ratio: "una razón de dos sumas",
};

const readers: Readonly<Record<Readers, string>> = {
  internal: "los analistas del distrito",
  staff: "el personal del distrito",
  public: "el público",
};

const cellsFaults: Readonly<Record<CellsFault, string>> = {
  header: "la primera línea no es la lista de columnas",
  columns: "la línea no tiene 12 columnas",
  "not-offered": "aquí va otra fila",
  missing: "el archivo termina, pero faltan filas",
  "cut-short": "la última línea está cortada",
  unreadable: "el valor no tiene la forma debida",
  "not-empty": "esta columna debe estar vacía aquí",
  unit: "la unidad no es la de structure.json",
};

const structureFaults: Readonly<Record<StructureFault, string>> = {
  "not-json": "no es JSON",
  form: "tiene otra versión del formato",
  shape: "falta una clave, sobra o tiene un valor que no sirve",
  unknown: "nombra algo que nada declara",
  twice: "un nombre está dos veces",
  reserved: "los nombres `all` y `unknown` están reservados",
  order: "los pasos de la escala se solapan o no están en orden",
};

const questionKinds: Readonly<Record<ValueKindOfQuestion, string>> = {
  text: "texto",
  boolean: "sí o no",
  number: "un número",
  date: "una fecha",
  null: "nada",
};

const valueKinds: Readonly<Record<ValueKind, string>> = {
  text: "texto",
  number: "un número",
  "whole-number": "un número entero",
  "yes-no": "true o false",
  list: "una lista",
  map: "un mapa",
  nothing: "nada",
};

const forms: Readonly<Record<SettingForm, string>> = {
  "census-day": "first-wednesday-october, o un día como 10-01",
  comparison: "everyone-else, highest, all, california o grouping.level",
  "letters-digits-hyphens": "letras, dígitos y guiones",
  "small-letters-digits-hyphens": "letras minúsculas, dígitos y guiones",
  "two-levels": "una agrupación tiene dos niveles o más",
  "a-figure": "una cifra tiene n, hits o value",
  "a-weight-above-zero": "pesos, de los que al menos uno es mayor que 0",
};

function settingFault(fault: SettingFault): string {
  switch (fault.wrong) {
    case "unknown-settings":
      return `${fault.names.length > 1 ? "opciones que no se conocen:" : "opción que no se conoce:"} ${fault.names.join(", ")}`;
    case "kind":
      return `se esperaba ${valueKinds[fault.expected]} y hay ${valueKinds[fault.received]}`;
    case "not-one-of":
      return `se esperaba ${fault.values.length > 1 ? "uno de " : ""}${fault.values.map((v) => `"${v}"`).join(", ")}`;
    case "too-small":
      return `demasiado pequeño: se esperaba ${sizeOf(fault.of)}${fault.inclusive ? "al menos" : "más de"} ${fault.limit}`;
    case "too-big":
      return `demasiado grande: se esperaba ${sizeOf(fault.of)}${fault.inclusive ? "como máximo" : "menos de"} ${fault.limit}`;
    case "form":
      return forms[fault.form];
    case "pattern":
      return `tiene que seguir el patrón ${fault.pattern}`;
    case "no-such-column":
      return `${fault.table} no tiene la columna "${fault.column}"; tiene ${fault.known.join(", ")}`;
    case "unreadable":
      return "no se puede leer";
  }
}

const sizeOf = (kind: ValueKind): string =>
  kind === "text" ? "un número de caracteres de " : kind === "list" || kind === "map" ? "un número de partes de " : "";

const yamlFaults = (path: string, faults: readonly YamlFault[]): string =>
  `${path} no se puede leer como YAML:\n${faults.map((f) => `${path}:${f.line}:${f.column}: ${yaml[f.code]}`).join("\n")}`;

const faultsOf = (path: string, faults: readonly SettingFaultAt[]): string =>
  faults
    .map((f) => {
      const place = [path, f.line, f.column].filter((part) => part !== undefined).join(":");
      return `${place}: ${f.setting || "el archivo"}: ${settingFault(f.fault)}`;
    })
    .join("\n");

const profileFaults = (path: string, faults: readonly SettingFaultAt[]): string =>
  `${path} tiene valores que no son válidos:\n${faultsOf(path, faults)}`;

const shapeFault = (at: string, fault: SettingFault | null): string =>
  `${at}: ${fault === null ? "no se puede leer" : settingFault(fault)}.`;

/** The first numbers of a list. */
const listed = (numbers: readonly number[]): string =>
  numbers.length > 12 ? `${numbers.slice(0, 12).join(", ")} ...` : numbers.join(", ");

/** Every error, Spanish. */
export const errors: Errors = {
  "access.denied": (f) => ({
    what: `El usuario "${f.viewer}" no tiene el permiso "${f.right}".`,
    fix: "Pídalo a una persona que tenga este permiso.",
  }),
  "archive.damaged": (f) => ({
    what: `No se puede leer ${f.path}: este registro del diario del archivo de cargas está dañado. No se cambió nada.`,
    fix: "Recupere ese archivo de su copia de seguridad. Si no hay copia: `fairlead rebuild --accept-gap` sigue sin este registro. Los archivos de la carga quedan en archive/unclaimed y se pueden cargar otra vez.",
  }),
  "archive.file-changed": (f) => ({
    what: `La copia de ${f.file} (carga ${f.load}) en el archivo de cargas está dañada: ${f.path} no es lo que se cargó. No se cambió nada.`,
    fix: `Cargue otra vez el mismo archivo con \`fairlead load\`: así se reemplaza la copia dañada. O recupere la carpeta archive de su copia de seguridad, o siga sin esa carga con \`fairlead undo ${f.load}\`.`,
  }),
  "archive.file-missing": (f) => ({
    what: `Falta la copia de ${f.file} (carga ${f.load}) en el archivo de cargas: ${f.path}. No se cambió nada.`,
    fix: `Cargue otra vez el mismo archivo con \`fairlead load\`: así se repone la copia. O recupere la carpeta archive de su copia de seguridad, o siga sin esa carga con \`fairlead undo ${f.load}\`. \`fairlead doctor\` muestra todo lo que falta.`,
  }),
  "archive.gap": (f) => ({
    what: [
      "El archivo de cargas no está completo.",
      f.missing.length === 0
        ? ""
        : `Su diario (${f.folder}/archive/journal) no tiene registro de ${plural(f.missing.length, "la carga o anulación", "las cargas o anulaciones")} ${listed(f.missing)}.`,
      f.unnamed === 0
        ? ""
        : f.unnamed === 1
          ? "1 de sus archivos cargados no pertenece a ningún registro."
          : `${n(f.unnamed)} de sus archivos cargados no pertenecen a ningún registro.`,
      "No se cambió ni se borró nada.",
    ]
      .filter((part) => part !== "")
      .join(" "),
    fix: "Recupere toda la carpeta archive de su copia de seguridad. Si no hay copia: `fairlead rebuild --accept-gap` sigue sin los registros perdidos. Sus archivos pasan a archive/unclaimed, de donde se pueden cargar otra vez. Si un registro perdido deshacía una carga, esa carga vuelve a contar.",
  }),
  "archive.unconfirmed": (f) => ({
    what: `El número ${f.number} ya está en los datos, pero el disco falló antes de que su registro pasara al diario.`,
    fix: "No hay que repetir nada: el próximo comando lo completa. `fairlead loads` muestra las cargas; revise el disco.",
  }),
  "base.duplicate-id": (f) => ({
    what: `Dos entradas de la ${lists[f.list]} llevan el id "${f.id}": la número ${f.first} y la número ${f.second}.`,
    fix: "Dé otro id a una de ellas.",
  }),
  "cli.bad-level": () => ({ what: "`--level` es school o district.", fix: "`--level` es school o district." }),
  "cli.demo-exists": (f) => ({
    what: `${f.folder} ya tiene archivos. No se cambió nada.`,
    fix: "Indique una carpeta nueva con `--out DIR`, o quite esa.",
  }),
  "cli.no-covariates": (f) => ({
    what: `No hay circunstancias publicadas de ${f.name} con las que comparar.`,
    fix: "Nombre una con `--outcome`, y lo que se tiene en cuenta con `--allow-for`; `--figures` muestra las que hay.",
  }),
  "cli.no-direction": (f) => ({
    what: `Nada dice si para los estudiantes es mejor que suba o que baje esta cifra: ${f.figure}.`,
    fix: "Indíquelo con `--better high` (más) o `--better low` (menos). Mire por separado las cifras de sentido opuesto.",
  }),
  "cli.no-figure": (f) => ({
    what: `${{ school: "Ninguna escuela", district: "Ningún distrito" }[f.level]} tiene la cifra publicada "${f.figure}" en los archivos cargados.`,
    fix: "`fairlead outliers --figures` muestra las que hay.",
  }),
  "cli.not-asked": (f) => ({
    what: `"${f.id}" no se preguntó, porque ${[
      ...(f.needs.length === 0 ? [] : [`necesita ${recordList(f.needs)}`]),
      ...(f.notMatched.length === 0
        ? []
        : [`ninguna fila coincide allí con la inscripción (${recordList(f.notMatched)})`]),
    ].join(" y ")}.`,
    fix: "Cargue estos registros de ese lugar y ese año. `fairlead audit` dice todo lo que no se preguntó, por escuela.",
  }),
  "cli.no-such-finding": (f) => ({
    what: `La auditoría no tiene la cifra "${f.id}".`,
    fix:
      f.near.length === 0
        ? "`fairlead audit` muestra las mayores brechas con sus ids; audit.json y not-judged.json las tienen todas."
        : ["Los identificadores más cercanos:", ...f.near].join("\n"),
  }),
  "cli.no-usual-figure": () => ({
    what: "Los archivos cargados no se pueden comparar sin nombrar una cifra.",
    fix: "Nombre una con `--outcome`, y lo que se tiene en cuenta con `--allow-for`; `--figures` muestra las que hay.",
  }),
  "cli.not-a-report": (f) => ({
    what: `${f.dir} tiene archivos que no son un informe de auditoría. No se cambió nada.`,
    fix: "Indique una carpeta nueva con `--out CARPETA`.",
  }),
  "cli.no-official-figures": (f) => ({
    what: `Ninguna fila de ${f.file} se pudo leer como cifra publicada.`,
    fix: "Use `fairlead check` con el archivo: dice qué es y por qué no se pudo leer.",
  }),
  "cli.own-file": (f) => ({
    what: `${f.file} no está como lo escribió Fairlead, y se reemplazaría. No se cambió nada.`,
    fix: "Muévalo o cámbiele el nombre, o indique otra carpeta con `--out DIR`.",
  }),
  "cli.port-taken": (f) => ({
    what: `Otro programa usa el puerto ${f.port}.`,
    fix: `Elija otro: \`--port ${f.port + 1}\`.`,
  }),
  "cli.unknown-factor": (f) => ({
    what: `"${f.factor}" no es ninguno de los nueve factores: ${f.known.join(", ")}.`,
    fix: `--factor ${f.known[0] ?? ""}`,
  }),
  "cli.which-place": (f) => ({
    what:
      f.places === 0
        ? `Ningún lugar se llama "${f.named}".`
        : [
            `${n(f.places)} lugares coinciden con "${f.named}":`,
            ...f.shown.map(({ id, name, district }) => `${id} ${name}, ${district ?? ""}`),
            ...(f.places > f.shown.length ? [`... y ${n(f.places - f.shown.length)} más`] : []),
          ].join("\n"),
    fix:
      f.places === 0
        ? "Revise cómo está escrito. Puede que estas cifras no lo incluyan: pruebe otro `--level` u otro `--outcome`."
        : "Nombre uno por su código, o escriba más de su nombre.",
  }),
  "config.not-yaml": (f) => ({
    what: yamlFaults(f.path, f.faults),
    fix: "Corrija el archivo en ese lugar. Conserve los espacios al principio de la línea.",
  }),
  "config.words": (f) => ({
    what: `${f.path}: estos nombres bajo \`words\` no se pueden usar: ${f.faults.join(", ")}.`,
    fix: 'Nombre un grupo, indicador, agrupación o meta por su clave (group.el, indicator.chronic-absence, grouping.gender, goal.1). Un grupo lleva tres formas: name, sentence y among (con "{}"). Ningún nombre dice bajo, fracasado ni en riesgo.',
  }),
  "config.wrong": (f) => ({
    what: `${f.path} tiene opciones que no son válidas:\n${faultsOf(f.path, f.faults)}`,
    fix: 'Compare con los comentarios del archivo; `fairlead init --name "Su distrito"` en una carpeta vacía escribe uno nuevo.',
  }),
  "cube.bad-period": (f) => ({
    what: `El periodo de evaluación ${f.name} (${f.start} a ${f.end}) termina antes de empezar${f.previous === null ? "" : `, o empieza antes de que termine ${f.previous}`}.`,
    fix: "Dé a cada periodo de evaluación un primer y un último día, y póngalos en orden, sin que se encimen.",
  }),
  "cube.kinds-differ": (f) => ({
    what: `Una celda con ${kindsOfCell[f.kinds[0]]} y una con ${kindsOfCell[f.kinds[1]]} no se pueden juntar.`,
    fix: "Junte celdas de un mismo indicador.",
  }),
  "cube.not-a-cube": (f) => {
    const why = {
      "other-file": "empieza de otra manera",
      "cut-short": "está cortado",
      changed: "su contenido cambió después de guardarse",
      "unreadable-header": "su encabezado no se puede leer",
      "other-form": "tiene otra forma",
    };
    return {
      what: `${f.path} no es un cubo que esta versión pueda leer: ${why[f.why]}.`,
      fix: "Bórrelo; la próxima auditoría lo llena de nuevo.",
    };
  },
  "cube.audiences-differ": (f) => ({
    what: `El informe es para ${readers[f.audience]}, pero una parte se hizo para ${readers[f.other]}.`,
    fix: "Haga todas las partes a partir del cubo del informe.",
  }),
  "cube.not-from-a-door": () => ({
    what: "Este cubo, o lo que se hizo a partir de él, es una copia o se armó a mano. Por eso nadie ha decidido quién puede verlo.",
    fix: "Úselo tal como lo devolvió la función que lo creó.",
  }),
  "cube.thread-failed": (f) => ({ what: `Falló una parte del trabajo: ${f.message}`, fix: ourFault }),
  "delivery.empty": (f) => ({
    what: `No hay archivos en ${f.paths.join(", ")}.`,
    fix: "Indique los archivos exportados, o una carpeta o un zip que los tenga.",
  }),
  "delivery.not-there": (f) => ({
    what: `No existe: ${f.missing.join(", ")} en ${f.from}. No se leyó nada.`,
    fix: "Revise cómo está escrito; ponga entre comillas un nombre con espacios.",
  }),
  "disk.denied": (f) => ({
    what: `No hay permiso para escribir ${f.path === null ? "aquí" : `en ${f.path}`}.`,
    fix: "Dese permiso de escritura ahí, o cierre el programa que tiene abierto el archivo.",
  }),
  "disk.failed": (f) => ({
    what: `El disco avisó de un error${f.path === null ? "" : ` en ${f.path}`}.`,
    fix: "Revise el disco y su cable o red. Las cargas confirmadas antes se conservan; `fairlead doctor` revisa el archivo de cargas.",
  }),
  "disk.full": (f) => ({
    what: `El disco está lleno${f.path === null ? "" : `: no hay espacio para ${f.path}`}.`,
    fix: "Haga espacio y use el comando otra vez. Las cargas confirmadas antes se conservan.",
  }),
  "disk.name-too-long": (f) => ({
    what: `El nombre ${f.path ?? ""} es más largo de lo que permite este disco.`,
    fix: "Use una carpeta con una ruta más corta.",
  }),
  "disk.no-links": (f) => ({
    what: `El disco de ${f.path ?? "esta carpeta"} no tiene enlaces duros.`,
    fix: "Use una carpeta en otro disco.",
  }),
  "disk.other-device": (f) => ({
    what: `${f.path ?? "El destino"} está en otro disco, y un archivo no se puede mover ahí en un solo paso.`,
    fix: "Indique un destino en el mismo disco, y cópielo después.",
  }),
  "disk.outside": (f) => ({ what: `Se iba a escribir un archivo fuera de su carpeta: ${f.path}.`, fix: ourFault }),
  "disk.read-only": (f) => ({
    what: `${f.path ?? "El disco"} es de solo lectura.`,
    fix: "Copie el espacio de trabajo a un disco donde se pueda escribir, o pregunte a quien administra este. Los comandos que solo leen, como `fairlead audit`, también funcionan aquí.",
  }),
  "engine.cannot-open": (f) => ({
    what: `No se pudieron abrir los datos ${f.path}: ${f.message}`,
    fix: "Cierre otros programas que los usen, o rehágalos con `fairlead rebuild`.",
  }),
  "engine.other-vectors": () => ({
    what: "Esta versión de DuckDB guarda sus datos en una forma distinta de la que lee el programa.",
    fix: "Instale Fairlead de nuevo: trae la versión de @duckdb/node-api con la que se probó.",
  }),
  "engine.question-failed": (f) => ({ what: `El motor no pudo responder: ${f.message}`, fix: ourFault }),
  "groups.custom": (f) =>
    f.wrong === "taken"
      ? { what: `${f.at}: Fairlead ya tiene una agrupación con ese nombre.`, fix: "Dé otro id a la suya." }
      : {
          what: shapeFault(f.at, f.fault),
          fix: "Cada una tiene id y levels: una condición para cada nivel, dos niveles o más; vea los comentarios en fairlead.yaml.",
        },
  "impact.identifier": (f) => ({
    what: `"${f.column}" tiene ${count(f.values, "valor", "valores")} para ${count(f.students, "estudiante")}: parece una lista de estudiantes, y sus valores se mostrarían. No se mostró nada.`,
    fix: "Nombre una columna cuyos valores sean grupos: raza o etnia, género, programa, escuela, año.",
  }),
  "impact.more-than-size": (f) => ({
    what: `"${f.column}" es mayor que "${f.size}" en ${count(f.rows, "fila")}, la primera es la fila ${f.firstRow}: más estudiantes con el resultado que estudiantes.`,
    fix: "Corrija esas filas, o nombre la columna del tamaño de los grupos con `--weight`.",
  }),
  "impact.no-rows": (f) => ({
    what: f.filtered
      ? `\`--only\` no deja ninguna fila de ${f.file}.`
      : `${f.file} no tiene filas debajo de sus encabezados.`,
    fix: f.filtered
      ? "Escriba los valores como están en el archivo."
      : "Use un archivo con una fila por estudiante, o conteos con el tamaño de cada grupo.",
  }),
  "impact.only-totals": (f) => ({
    what: `Cada fila es un total en una de estas columnas: ${f.columns.join(", ")}.`,
    fix: `Pregunte por una columna a la vez y conserve los totales de las demás, por ejemplo \`--only "${f.columns.at(-1)}=Total"\`.`,
  }),
  "impact.option": (f) => ({
    what: `${f.option}: ${impactOptions[f.wrong]}.`,
    fix: "`fairlead disproportionate-impact --help` explica cada opción.",
  }),
  "impact.own-input": (f) => ({
    what: `Los resultados reemplazarían el archivo del que salen: ${f.path}. No se escribió nada.`,
    fix: "Dé otro nombre a los resultados.",
  }),
  "impact.reference": (f) => ({
    what: `${f.option}: "${f.named}" no está entre los grupos con los que se puede comparar.${f.known.length === 0 ? "" : ` Hay: ${quoted(f.known)}.`}`,
    fix: "Use overall, all but current, hpg, una tasa como 0.54, un grupo, o Agrupación=Grupo. `--allow-missing-reference` sigue sin él.",
  }),
  "impact.too-many": (f) => ({
    what: `Son más de ${n(f.most)} resultados.`,
    fix: "Nombre menos columnas en `--scenario`, `--group` o `--cross`, o escriba los resultados como CSV.",
  }),
  "impact.values": (f) => ({
    what: `"${f.column}" tiene ${count(f.rows, "fila")} con ${impactValues[f.needed].wrong}; la primera es la fila ${n(f.firstRow)}.`,
    fix: impactValues[f.needed].fix,
  }),
  "indicators.custom": (f) => {
    switch (f.wrong) {
      case "taken":
        return { what: `${f.at}: Fairlead ya tiene un indicador con ese nombre.`, fix: "Dé otro id al suyo." };
      case "hit-or-value":
        return {
          what: `${f.at}: necesita hit o value, solo uno de los dos.`,
          fix: "hit: una condición, para una proporción; value: un número, para un promedio.",
        };
      case "shape":
        return {
          what: shapeFault(f.at, f.fault),
          fix: "Cada uno tiene id, goal, question, outcome, y hit o value; vea los comentarios en fairlead.yaml.",
        };
    }
  },
  "indicators.threshold": (f) => ({
    what: `fairlead.yaml: ninguna pregunta tiene un umbral con el nombre ${f.names.join(", ")}.`,
    fix: "Revise cómo está escrito bajo `thresholds:`; docs/manual/reference.md tiene todos los nombres.",
  }),
  "load.undone": (f) => ({
    what: `La carga ${f.load} ya se había deshecho. No se cambió nada.`,
    fix: "Para tenerla otra vez, cargue de nuevo sus archivos.",
  }),
  "load.unknown": (f) => ({
    what: `No existe la carga ${f.which}. ${f.loads.length === 0 ? "Todavía no se ha cargado nada." : `Cargas: ${f.loads.join(", ")}.`}`,
    fix: "`fairlead loads` las muestra con sus archivos.",
  }),
  "mapped.profile-not-yaml": (f) => ({
    what: yamlFaults(f.path, f.faults),
    fix: "Corrija el archivo en ese lugar. Conserve los espacios al principio de la línea, y ponga entre comillas un texto con dos puntos.",
  }),
  "mapped.profile-wrong": (f) => ({
    what: profileFaults(f.path, f.faults),
    fix: "Corríjalo, o escriba el archivo de nuevo con `fairlead map FILE`.",
  }),
  "measures.bad-count": (f) => ({
    what: `Un número de estudiantes es un entero, 0 o más; se dio ${f.n}.`,
    fix: "Cuente otra vez los estudiantes del grupo.",
  }),
  "models.bad-bins": (f) => ({
    what: `Para la calibración se pidieron ${f.binCount} intervalos.`,
    fix: "Pida un número entero de 1 a 1,000.",
  }),
  "models.bad-capacity": (f) => ({
    what: `El número de estudiantes que se pueden atender se dio como ${f.places}.`,
    fix: "Dé un número entero, 0 o más.",
  }),
  "models.bad-cell": (f) =>
    f.wrong === "covariates"
      ? {
          what: `Una celda de "${f.unit}" tiene las circunstancias ${f.names.join(", ")}; otras, ${f.others.join(", ")}.`,
          fix: "Dé a todas las celdas de un grupo las mismas circunstancias, o deje fuera esa.",
        }
      : {
          what: `Una celda de "${f.unit}" tiene un número de estudiantes que no es entero, o un puntaje o circunstancia que no es un número.`,
          fix: "Deje fuera las celdas cuyo puntaje o circunstancias no se conocen, y diga que lo hizo.",
        },
  "models.bad-cohort": (f) => ({
    what: `La cohorte anterior tiene las señales ${f.earlier.join(", ")}; la posterior, ${f.later.join(", ")}.`,
    fix: "Dé a las dos cohortes las mismas señales en el mismo orden.",
  }),
  "models.bad-cost": (f) => ({
    what: `El costo de no detectar a un estudiante se dio como ${f.missCost} falsas alarmas.`,
    fix: "Dé un número mayor que 0, hasta un millón.",
  }),
  "models.bad-durations": (f) => ({
    what: `Las duraciones no concuerdan: ${f.times} tiempos y ${f.outcomes} resultados, o un tiempo que no pasa de 0, o un resultado desconocido.`,
    fix: `Dé por estudiante un tiempo mayor que 0 y un resultado (${f.allowed.join(", ")}).`,
  }),
  "models.bad-periods": (f) => ({
    what: `Los periodos tienen que ser enteros: se pidieron ${f.periods}${f.wholeTimes ? "" : ", y un tiempo no es un número entero"}.`,
    fix: "Cuente años completos de servicio desde la primera identificación; pida de 1 a 1,000 periodos.",
  }),
  "models.bad-scores": (f) => {
    const fix = "Dé por estudiante un puntaje y un resultado (0, 1 o null).";
    switch (f.wrong) {
      case "lengths":
        return { what: `Hay ${f.outcomes} resultados y ${f.scores} puntajes.`, fix };
      case "group-lengths":
        return {
          what: `Hay ${f.outcomes} resultados, ${f.flags} avisos y ${f.groups} grupos.`,
          fix: "Dé uno de cada cosa por estudiante.",
        };
      case "outcome":
        return { what: "Un resultado no es ni 0 ni 1.", fix };
      case "score":
        return { what: "Un puntaje no es un número.", fix };
    }
  },
  "models.bad-stratum": (f) =>
    f.wrong === "no-reference"
      ? {
          what: `Ningún estrato con estudiantes tiene el nivel "${f.level}" de "${f.dimension}", con el que se comparan los demás.`,
          fix: "Nombre un nivel que tenga estudiantes.",
        }
      : {
          what: `Un estrato no está completo: nombra ${f.names.join(", ") || "ninguna dimensión"}, con ${f.hits} de ${f.n} estudiantes.`,
          fix: `Dé a cada estrato las dimensiones ${f.dimensions.join(", ")} y números enteros con 0 <= hits <= n.`,
        },
  "models.bad-tolerance": (f) => ({
    what: `La tolerancia para las razones entre grupos se dio como ${f.tolerance}.`,
    fix: "Dé una proporción mayor que 0 y de 1 como máximo: 0.8 admite razones de 0.8 a 1.25.",
  }),
  "models.protected-input": (f) => ({
    what: `"${f.sign}" dice quién es un estudiante, no qué pasó en la escuela; no puede entrar en un puntaje de alerta temprana.`,
    fix: "Déjelo fuera. Los puntajes se revisan por grupo después.",
  }),
  "official.profile-wrong": (f) => ({
    what: profileFaults(f.path, f.faults),
    fix: "Corríjalo; docs/profiles.md muestra un perfil de una tabla publicada con todas sus opciones.",
  }),
  "printers.board-failed": () => ({
    what: "La hoja para la mesa directiva no cabe en dos páginas.",
    fix: "Acorte en `fairlead.yaml` los nombres propios de preguntas y grupos, o use la página board.html del informe.",
  }),
  "printers.letter-failed": (f) => ({
    what: `La carta sobre ${f.place} no cabe en dos páginas.`,
    fix: "Acorte en `fairlead.yaml` los nombres propios de preguntas y grupos.",
  }),
  "printers.packet-failed": (f) => ({
    what: `No se pueden imprimir los números de ${f.place} para la mesa directiva.`,
    fix: "Por favor, infórmelo: es una falla del programa.",
  }),
  "quarantine.file-exists": (f) => ({
    what: `${f.path} ya existe. No se escribió nada.`,
    fix: "Indique una carpeta nueva con `--out DIR`.",
  }),
  "rebuild.file-exists": (f) => ({
    what: `${f.path} ya existe. No se escribió nada.`,
    fix: "Indique un archivo nuevo con `--out FILE`.",
  }),
  "rebuild.in-the-way": () => ({
    what: "Los datos de una fecha pasada no pueden reemplazar a los actuales.",
    fix: "Indique otro archivo con `--out FILE`.",
  }),
  "rebuild.not-a-date": (f) => ({
    what: `"${f.given}" no es una fecha.`,
    fix: "Escríbala como año-mes-día: 2026-01-31.",
  }),
  "rebuild.nothing-known": () => ({
    what: "En esa fecha todavía no había datos cargados. No se escribió nada.",
    fix: "`fairlead loads` muestra cada carga con su fecha.",
  }),
  "people.email": (f) => ({
    what: `"${f.given}" no es un correo electrónico.`,
    fix: "Indique el correo de la persona: `fairlead people add NOMBRE@DISTRITO.org --role viewer`.",
  }),
  "people.exists": (f) => ({
    what: `${f.email} ya se agregó antes.`,
    fix: `Para un enlace nuevo que permita elegir la contraseña: \`fairlead people link ${f.email}\`.`,
  }),
  "people.last": () => ({
    what: "No quedaría nadie que pueda cambiar puestos.",
    fix: "Dé primero a otra persona el puesto data-director.",
  }),
  "people.name": (f) => ({
    what: `"${f.given}" no puede ser un nombre.`,
    fix: "Un nombre es una línea de 200 caracteres como máximo, sin caracteres de control.",
  }),
  "people.no-such-role": (f) => ({
    what: `${f.email} no tiene ese puesto.`,
    fix: "`fairlead people list` muestra los puestos de todas las personas.",
  }),
  "people.role": (f) => ({
    what: `"${f.given}" no es un puesto.`,
    fix: `Elija uno con \`--role\`: ${f.known.join(", ")}.`,
  }),
  "people.school": (f) => ({
    what: `Ninguna escuela de los registros tiene el id "${f.given}".${f.near.length === 0 ? "" : ` Las más parecidas: ${f.near.join(", ")}.`}`,
    fix: "Indique la escuela por su id en sus registros.",
  }),
  "people.scope": (f) => ({
    what: `El puesto "${f.role}" necesita una de estas partes: ${f.scopes.join(", ")}.`,
    fix: "Indique la parte con su opción, como `--school ID`. Omita todas para el distrito entero.",
  }),
  "people.unknown": (f) => ({
    what: `No se ha agregado a nadie con el correo ${f.email}.`,
    fix: "`fairlead people list` muestra a todas las personas.",
  }),
  "records.column-twice": (f) => ({
    what: `Una unión tendría dos veces la columna "${f.column}".`,
    fix: "Elíjala o cámbiele el nombre antes en uno de los lados.",
  }),
  "records.expression": (f) => {
    const operations = `Operaciones: ${f.operations.join(", ")}; un texto es { text: ... }.`;
    switch (f.wrong) {
      case "column":
        return {
          what: `${f.where}: "${f.name}" no es una columna del año de estudiante.`,
          fix: `Use una de sus columnas, o { text: "${f.name}" } para un texto. Las más parecidas: ${f.nearest.join(", ")}.`,
        };
      case "mixed":
        return {
          what: `${f.where}: compara o mezcla ${questionKinds[f.a]} con ${questionKinds[f.b]}.`,
          fix: "Compare valores de una misma clase; un texto es { text: ... }, una fecha { text: AAAA-MM-DD }.",
        };
      case "kind":
        return {
          what: `${f.where}: hay ${questionKinds[f.found]} donde se pide ${questionKinds[f.needed]}.`,
          fix: "Una condición es una columna de sí o no, o una comparación como { at-least: [days_absent, 15] }.",
        };
      case "operation":
        return {
          what: `${f.where}: "${f.name}" con ${f.parts} ${plural(f.parts, "parte", "partes")} no es una operación.`,
          fix: operations,
        };
      case "not-an-expression":
        return { what: `${f.where}: una expresión es una columna, un número o una operación.`, fix: operations };
      case "not-one-operation":
        return { what: `${f.where}: una operación tiene un solo nombre.`, fix: operations };
    }
  },
  "records.kinds-differ": (f) => ({
    what: `Una pregunta compara o mezcla ${questionKinds[f.a]} con ${questionKinds[f.b]}.`,
    fix: ourFault,
  }),
  "records.no-such-text": (f) => ({ what: `No hay un texto con el número ${f.number}.`, fix: ourFault }),
  "records.table-not-given": (f) => ({ what: `No se dieron las filas de la tabla ${f.table}.`, fix: ourFault }),
  "release.cells": (f) => ({
    what: `cells.csv, línea ${n(f.line)}${f.column === "" ? "" : `, columna ${f.column}`}: ${cellsFaults[f.wrong]}.`,
    fix: "docs/release-form.md dice qué filas tiene el archivo y en qué orden.",
  }),
  "release.certificates": (f) => ({
    what: `certificates.jsonl, línea ${n(f.line)}: no es una línea de certificados.`,
    fix: "docs/release-form.md describe el archivo.",
  }),
  "release.changed": (f) => ({
    what: `${f.folder} no es lo que se publicó: sus archivos cambiaron después o ya no están.`,
    fix: "Recupere la carpeta de una copia de seguridad. Lo publicado sigue siendo público, y las siguientes publicaciones lo necesitan como era.",
  }),
  "release.date": (f) => ({
    what: `${f.given} no es una fecha.`,
    fix: "Escriba el día de la publicación así: 2026-12-01.",
  }),
  "release.exists": (f) => ({
    what: `${f.folder} ya existe, y una publicación nunca se reemplaza.`,
    fix: "Elija otro día con --date.",
  }),
  "release.no-students": (f) => ({
    what: `${f.folder} no tiene registros de estudiantes, así que no hay nada que publicar.`,
    fix: "Cargue primero archivos de inscripción: fairlead load.",
  }),
  "release.not-later": (f) => ({
    what: `${f.date} es anterior a la última publicación, del ${f.last}.`,
    fix: "Elija un día posterior con --date.",
  }),
  "release.policy": (f) => ({
    what: `No hay una política de privacidad ${f.given}.`,
    fix: `Elija una de estas: ${f.known.join(", ")}.`,
  }),
  "release.not-there": (f) => ({
    what: `${f.folder} no tiene data/cells.csv con un data/structure.json.`,
    fix: "Indique la carpeta de una publicación. docs/release-form.md describe los dos archivos.",
  }),
  "release.proof": (f) => ({
    what: `proof.json${f.at === "" ? "" : `, ${f.at}`}: ${structureFaults[f.wrong]}.`,
    fix: "docs/release-form.md explica cada clave.",
  }),
  "release.structure": (f) => ({
    what: `structure.json${f.at === "" ? "" : `, ${f.at}`}: ${structureFaults[f.wrong]}.`,
    fix: "docs/release-form.md explica cada clave.",
  }),
  "serve.exposed": (f) => ({
    what: `Otras computadoras pueden llegar a "${f.host}", y las páginas viajarían sin cifrado.`,
    fix: "Omita `--host` para mostrarlas solo en esta computadora. Para otras computadoras, dé la dirección de las páginas con `--address https://NOMBRE`, y además `--behind-proxy` o `--tls-certificate ARCHIVO --tls-key ARCHIVO`.",
  }),
  "serve.proxy": (f) => ({
    what: `"${f.given}" no es una dirección ni una red.`,
    fix: "Indique cada proxy como `--trusted-proxy 10.0.0.7` o como red: `10.0.0.0/24`.",
  }),
  "serve.no-such-host": (f) => ({
    what: `"${f.host}" no es una dirección de esta computadora.`,
    fix: "Omita `--host`, o indique una dirección que esta computadora tenga.",
  }),
  "sources.cannot-read": (f) => ({
    what: `No se puede leer \`${f.file}\`: ${f.message}`,
    fix: "Revise la ruta y que usted tenga permiso de lectura.",
  }),
  "sources.rows-lost": (f) => ({
    what: `\`${f.file}\`: entraron ${f.rowsIn} filas; ${f.loaded} cargadas, ${f.quarantined} en cuarentena y ${f.setAside} no usadas no suman lo mismo.`,
    fix: "Es una falla del programa. No se cargó nada. Avise con el comando que usó.",
  }),
  "stats.bad-count": (f) => ({
    what: `Para la cuadratura se pidieron ${f.count} nodos.`,
    fix: "Pida un número entero de 1 a 100.",
  }),
  "stats.bad-counts": (f) =>
    f.wrong === "rate"
      ? {
          what: `Una tasa necesita números enteros con 0 <= hits <= n y 1 <= n <= ${f.most}; se dio ${f.hits} de ${f.n}.`,
          fix: "Cuente otra vez quién está en el numerador y en el denominador; un denominador vacío no tiene tasa.",
        }
      : {
          what: "Las celdas de un modelo de intercepto aleatorio no concuerdan: hay largos distintos, o una celda con hits fuera de 0 a n.",
          fix: "Dé a cada celda un n mayor que 0, hits de 0 a n y el mismo número de columnas que existen.",
        },
  "stats.bad-confidence": (f) => ({
    what: `Un nivel de confianza es una proporción entre 0 y 1; se dio ${f.confidence}.`,
    fix: "Escriba 0.95, no 95.",
  }),
  "stats.bad-shape": (f) => {
    switch (f.wrong) {
      case "matrix":
        return {
          what: `Una matriz de ${f.entries} números no es de ${f.size} por ${f.size}.`,
          fix: "Dé cada entrada, fila por fila.",
        };
      case "table":
        return {
          what: `Las respuestas tienen que formar una tabla: una persona tiene ${f.row} preguntas, la primera ${f.first}.`,
          fix: "Dé a cada persona las mismas preguntas, con null donde no hay respuesta.",
        };
      case "lengths":
        return {
          what: `Hay ${f.lengths[0]} entradas en ${quantityText(f.lists[0])} y ${f.lengths[1]} en ${quantityText(f.lists[1])}; tiene que haber las mismas.`,
          fix: "Dé a cada entrada de una lista una de la otra.",
        };
    }
  },
  "stats.bad-share": (f) =>
    f.wrong === "outcome"
      ? {
          what: `El resultado de la fila ${f.row} tiene que ser una proporción de 0 a 1.`,
          fix: "Dé 0 y 1, o éxitos entre intentos con los intentos como pesos.",
        }
      : {
          what: `Se dio ${f.p} para ${quantityText(f.quantity)}; tiene que ser una proporción de 0 a 1.`,
          fix: "Divida un porcentaje entre 100.",
        },
  "stats.bad-weight": (f) => ({
    what: `Un peso tiene que ser un número, 0 o más; uno es ${f.weight}.`,
    fix: "Use conteos de estudiantes o varianzas inversas.",
  }),
  "stats.no-convergence": (f) =>
    f.of === "incomplete-beta"
      ? {
          what: `La función beta incompleta no llegó a un valor en x = ${f.x}, a = ${f.a}, b = ${f.b}.`,
          fix: "Avise con estos tres números; con formas menores no ocurre.",
        }
      : {
          what: `La función gamma incompleta no llegó a un valor en a = ${f.a}, x = ${f.x}.`,
          fix: "Avise con estos dos números; con formas menores no ocurre.",
        },
  "stats.not-finite": (f) =>
    f.wrong === "answer"
      ? { what: "Una respuesta no es un número.", fix: "Dé las respuestas como números, con null donde no hay." }
      : {
          what: `En ${quantityText(f.quantity)}, la entrada ${f.entry} no es un número.`,
          fix: "Deje fuera lo que falta, y diga que lo hizo.",
        },
  "stats.out-of-range": (f) =>
    f.wrong === "outside"
      ? {
          what: `Se dio ${f.x} para ${quantityText(f.quantity)}; tiene que estar entre ${f.low} y ${f.high}.`,
          fix: "Revise los datos de los que se calculó.",
        }
      : {
          what: `Al calcular ${quantityText(f.quantity)} salió ${f.x}: es demasiado grande para un número.`,
          fix: largeNumber,
        },
  "table.bad-rows": (f) => ({
    what: `${f.file}: ${count(f.rows, "fila")} no se pueden leer como ${count(f.columns, "columna")}; la primera es la línea ${n(f.firstRow)}. No se contó nada.`,
    fix: "Busque un separador que falta o que sobra, o unas comillas sin cerrar, y guarde el archivo otra vez.",
  }),
  "table.column-twice": (f) => ({
    what: `${count(f.times, "columna")} tienen el encabezado "${f.column}".`,
    fix: "Dé a cada una su propio encabezado.",
  }),
  "table.empty": (f) => ({
    what: `${f.file} no tiene encabezados.`,
    fix: "Use una tabla con encabezados en su primera fila.",
  }),
  "table.no-column": (f) => ({
    what: `No hay una columna "${f.column}". ${f.columns.length === 0 ? "La primera fila tiene números: puede ser de un estudiante, y por eso no se muestra." : `El archivo tiene: ${quoted(f.columns.slice(0, 40))}.`}`,
    fix: "Escriba el encabezado como está en el archivo. Separe varios con comas.",
  }),
  "table.not-one": (f) => ({
    what:
      f.tables.length === 0
        ? `${f.file} no tiene una tabla que se pueda leer.`
        : `${f.file} tiene ${count(f.tables.length, "tabla")}: ${quoted(f.tables)}.`,
    fix: "Guarde como CSV la que necesita.",
  }),
  "ui.not-a-number": (f) => ({
    what: `Una página iba a mostrar ${f.value}.`,
    fix: "Diga que no hay un número, y por qué.",
  }),
  "ui.slot-missing": (f) => ({
    what: `La oración "${f.text}" no tiene un valor para {${f.slot}}.`,
    fix: `Dé un valor para ${f.slot}.`,
  }),
  "ui.unsafe-place": (f) => {
    const places = {
      "attribute-name": "en el nombre de un atributo",
      code: `en <${f.name}>`,
      comment: "en un comentario",
      "ends-inside-tag": "en una plantilla que termina dentro de una etiqueta",
      "half-an-address": `como segunda parte de ${f.name}`,
      "inside-tag": "dentro de una etiqueta",
      "not-markup": "que no es texto ni marcas entre etiquetas",
      "not-text": `que no es texto en ${f.name}="..."`,
      "quote-without-attribute": "donde hay una comilla sin atributo",
      script: `en el programa de ${f.name}`,
      style: 'como texto en style="..."',
      "style-sheet": "en una hoja de estilo que cierra su elemento",
      "tag-name": "en el nombre de una etiqueta",
      "unquoted-attribute": "en un atributo sin comillas o el nombre de una etiqueta",
    };
    return {
      what: `Una plantilla pone un valor ${places[f.place]}, después de "${f.after}".`,
      fix: "Póngalo entre etiquetas, en un atributo con comillas, o en attributes({ ... }).",
    };
  },
  "ui.wrong-finding": (f) => ({
    what: `El resultado se cuenta como "${f.form}", pero el hallazgo tiene ${f.holds === "counts" ? "conteos de estudiantes" : "una cantidad"}.`,
    fix: "Dé conteos para people, survey, adults e identified; un valor con su unidad para amount y placed.",
  }),
  "warehouse.newer": (f) => ({
    what: `Los datos de ${f.path} se hicieron con una versión más nueva de Fairlead.`,
    fix: "Use esa versión, o rehágalos con `fairlead rebuild`.",
  }),
  "warehouse.none": (f) => ({
    what: `Todavía no se ha cargado nada en ${f.folder}.`,
    fix: "Cargue sus archivos con `fairlead load FILES`; `fairlead check FILES` los revisa antes.",
  }),
  "warehouse.older": (f) => ({
    what: `Los datos de ${f.path} se hicieron con una versión más antigua de Fairlead, que leía menos de los archivos.`,
    fix: "Rehágalos desde el archivo de cargas con `fairlead rebuild`: no se pierde nada y no hace falta cargar los archivos de nuevo.",
  }),
  "watch.in-workspace": (f) => ({
    what: `${f.folder} y el espacio de trabajo ${f.workspace} están uno dentro del otro. No se cargó nada.`,
    fix: "Haga que las exportaciones lleguen a una carpeta fuera del espacio de trabajo y vigile esa.",
  }),
  "watch.not-readable": (f) => ({
    what: {
      missing: `No hay ninguna carpeta ${f.folder}.`,
      "a-file": `${f.folder} es un archivo, no una carpeta.`,
      denied: `No se puede leer la carpeta ${f.folder}.`,
    }[f.wrong],
    fix: "Revise cómo está escrita, que la carpeta de red esté conectada y que la cuenta que ejecuta esto pueda leerla.",
  }),
  "workspace.busy": ({ holder }) => ({
    what: `Otro comando de fairlead${holder === null ? "" : ` (proceso ${holder.pid})`} está cambiando este espacio de trabajo. No se cambió nada.`,
    fix: "Espere a que termine y repita el comando.",
  }),
  "workspace.exists": (f) => ({
    what: `${f.folder} ya es un espacio de trabajo; quedó como estaba.`,
    fix: "Edite su fairlead.yaml, o indique otra carpeta.",
  }),
  "workspace.in-checkout": (f) => ({
    what: `${f.folder} es la raíz de un repositorio de Git, o ya tiene su propio .gitignore. No se cambió nada.`,
    fix: `Haga el espacio de trabajo en una carpeta nueva; puede estar dentro del repositorio. \`fairlead init CARPETANUEVA --name "Su distrito"\` escribe ahí un .gitignore que deja los datos de estudiantes fuera del control de versiones.`,
  }),
  "workspace.in-workspace": (f) => ({
    what: `${f.folder} está dentro de otro espacio de trabajo, ${f.outer}. No se cambió nada.`,
    fix: "Elija una carpeta que no esté en un espacio de trabajo: cada distrito tiene su propia carpeta.",
  }),
  "workspace.no-settings": (f) => ({
    what: `${f.folder} no es un espacio de trabajo: no tiene fairlead.yaml.`,
    fix: `Hágalo con \`fairlead init ${f.folder} --name "Su distrito"\`.`,
  }),
  "workspace.none-found": (f) => ({
    what: `Aquí no hay espacio de trabajo: ni ${f.from} ni las carpetas que la contienen tienen un fairlead.yaml.`,
    fix: 'Haga uno con `fairlead init --name "Su distrito"`, o indique el suyo con `--workspace DIR`.',
  }),
  "workspace.not-a-folder": (f) => ({
    what:
      f.wrong === "a-file" ? `${f.folder} es un archivo, no una carpeta.` : `${f.folder} no es una carpeta que exista.`,
    fix: f.making
      ? "Nombre una carpeta nueva o vacía."
      : 'Indique una carpeta de trabajo con `--workspace DIR`, o haga una con `fairlead init DIR --name "Su distrito"`.',
  }),
};
