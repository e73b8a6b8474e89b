import type { UnplacedReason } from "../../../base/unplaced.ts";
import { formats } from "../formats.ts";
import type { JoinWords } from "../join-words.ts";
import { tableNames } from "./record-names.ts";
import { count, locale, n, percent, plural, year } from "./writing.ts";

const list = (items: readonly string[]): string => formats.list(locale, "conjunction").format(items);
const inYear = (schoolYear: number | null): string => (schoolYear === null ? "" : ` de ${year(schoolYear)}`);

const unplacedWhy: Readonly<Record<UnplacedReason, (rows: number) => string>> = {
  student: (rows) =>
    `${plural(rows, "el estudiante no tiene", "los estudiantes no tienen")} una inscripción principal de TK a 12.º grado ese año`,
  district: (rows) =>
    `${plural(rows, "el estudiante está inscrito", "los estudiantes están inscritos")} solo en otro distrito`,
  school: (rows) =>
    `${plural(rows, "el estudiante está inscrito", "los estudiantes están inscritos")} solo en otra escuela`,
  "no-school": (rows) =>
    `${plural(rows, "no nombra", "no nombran")} la escuela, y ${plural(rows, "el estudiante asistió", "los estudiantes asistieron")} a varias`,
};

const shownSchools = 5;

/** Cómo coinciden las filas con la inscripción. */
export const joins: JoinWords = {
  title: "Cómo coinciden las filas con la inscripción:",
  headings: ["Filas sobre", "Filas", "Por estudiante", "Por escuela", "Por año", "Por todo", ""],
  waits: "espera la inscripción",
  poor: "revise",
  tableNames,
  waiting: (table, schoolYear, rows) =>
    `${count(rows, "fila")} (${tableNames[table]}${inYear(schoolYear)}) ${plural(rows, "espera", "esperan")} la inscripción${inYear(schoolYear)}: ${plural(rows, "contará", "contarán")} en cuanto se cargue.`,
  schoolsMissing: (table, schoolYear, schools) =>
    `${plural(schools.length, "Falta", "Faltan")} ${count(schools.length, "escuela")} con estudiantes (${tableNames[table]}${inYear(schoolYear)}), y otras sí están: ${list([...schools.slice(0, shownSchools), ...(schools.length > shownSchools ? [`${n(schools.length - shownSchools)} más`] : [])])}.`,
  unmatchedSchools: (table, rows, here, enrolled) =>
    `${count(rows, "fila")} (${tableNames[table]}) ${plural(rows, "nombra una escuela", "nombran escuelas")} que la inscripción no tiene: ${list(here)}. La inscripción tiene escuelas como ${list(enrolled)}.`,
  unmatchedStudents: (table, rows) =>
    `${count(rows, "fila")} (${tableNames[table]}) ${plural(rows, "trata", "tratan")} de estudiantes cuyo identificador no está en la inscripción. No ${plural(rows, "cuenta", "cuentan")} hasta que se cargue una inscripción con ese identificador.`,
  held: ({ table, schoolYear, by, failing, rows, of: total, earlier, here, enrolled }) => {
    const whose = earlier ? " ya cargadas" : "";
    const subject = `${n(rows)} de ${count(total, "fila")}${whose} (${tableNames[table]}${inYear(schoolYear)}) no coincidirían con ninguna inscripción (${percent(rows / total)})`;
    const forms =
      here.length > 0 && enrolled.length > 0
        ? by === "student"
          ? ` Sus identificadores tienen la forma ${list(here)}; en la inscripción, ${list(enrolled)} (# es un dígito, x una letra).`
          : ` Nombran ${list(here)}; la inscripción tiene ${list(enrolled)}.`
        : "";
    const some = failing < rows ? `en ${n(failing)} de ellas ` : "";
    switch (by) {
      case "student":
        return `${subject}: ${some}los identificadores de los estudiantes no están en la inscripción.${forms} Exporte los dos archivos con el mismo tipo de identificador, o cargue antes la inscripción de estos estudiantes.`;
      case "school":
        return `${subject}: ${some}los códigos de las escuelas no están en la inscripción.${forms} Exporte los dos archivos con los mismos códigos de escuela, o cargue antes la inscripción de estas escuelas.`;
      case "together":
        return `${subject}: la inscripción tiene a estos estudiantes y estas escuelas, pero no a estos estudiantes en estas escuelas ese año. ¿Son correctos el año escolar y la escuela de la inscripción?`;
    }
  },
  unplacedTitle: "Registros que no se pudieron ubicar",
  unplacedLede:
    "Estas filas tratan de estudiantes y no cuentan en ninguna cifra, porque no se les pudo asignar una escuela de ese año. Todas las demás cuentan en su escuela o, si el estudiante está inscrito en otra escuela del distrito, en el distrito.",
  unplacedNone: "Cada fila sobre un estudiante cuenta en una escuela o en el distrito.",
  unplaced: (table, reasons) => {
    const rows = reasons.reduce((sum, r) => sum + r.rows, 0);
    return `${count(rows, "fila")} (${tableNames[table]}) no se ${plural(rows, "pudo", "pudieron")} ubicar: ${reasons
      .map((r) => `${unplacedWhy[r.why](r.rows)} (${n(r.rows)})`)
      .join("; ")}.`;
  },
  quality: {
    title: "Cómo coinciden los registros con la inscripción",
    lede: "Una fila cuenta en su escuela si la inscripción tiene allí a su estudiante en su año escolar. Los incidentes, las pruebas y los cursos de otra escuela del distrito cuentan en el distrito.",
    headings: ["Registros", "Filas", "Estudiante conocido", "Escuela conocida", "Año conocido", "Los tres"],
    none: "no lo nombra",
    waits: (rows) => `${count(rows, "fila")} ${plural(rows, "espera", "esperan")} la inscripción de su año.`,
    poor: "Muchas filas no coinciden. Lo que se apoya en ellas está incompleto.",
  },
  doctor: {
    name: "Coincidencias",
    unplaced: "Registros ubicados",
    unplacedFix:
      "Cargue la inscripción de estos estudiantes, o corrija la escuela en estas filas; lo que es correcto puede quedarse así.",
    fine: (tables) => `las filas de ${count(tables, "tabla")} coinciden con la inscripción`,
    fix: "Cargue la inscripción que falta, o exporte otra vez los archivos con los mismos códigos de estudiantes y escuelas.",
    income: "Ingreso familiar",
    incomeFine: "se conoce en cada año escolar",
    incomeMissing: (years) =>
      `no se conoce en ${years.map(year).join(", ")}: no se puede calcular ninguna brecha entre estudiantes de familias con bajos ingresos y los demás`,
    incomeFix:
      "Cargue los registros del programa de comidas, o indique la columna de comidas gratuitas o a precio reducido.",
    unread: "Archivos leídos",
    unreadDetail: (files, names) =>
      `${count(files, "archivo")} de las cargas no se ${plural(files, "reconoció ni se usó", "reconocieron ni se usaron")}: ${list(names)}`,
    unreadFine: "se reconocieron todos los archivos cargados",
    unreadFix: "`fairlead map FILE --save` dice qué significan las columnas de un archivo; después cárguelo otra vez.",
  },
};
