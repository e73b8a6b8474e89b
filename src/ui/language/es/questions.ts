import type { MappingQuestion } from "../../../base/mapping-facts.ts";
import type { QuestionWording } from "../proposal-words.ts";
import { conceptNames } from "./concepts.ts";

const wholeFile = "no se carga nada de este archivo.";
const endYear = "el año en que termina (2025 para 2024-25)";

/** Questions about a file that a profile reads, Spanish. */
export function questionWords({ about }: MappingQuestion): QuestionWording {
  switch (about.kind) {
    case "identify":
      return {
        ask: "¿Qué columna distingue a los estudiantes?",
        choices: [
          "un encabezado",
          "line-number (cada fila es otro estudiante)",
          "with-school (el número solo es único dentro de su escuela)",
          "as-it-stands (tal como está)",
        ],
        until: wholeFile,
      };
    case "school":
      return {
        ask: "¿De qué escuela se trata?",
        choices: [
          "el código de la escuela, para todas las filas",
          "un encabezado",
          "name (el nombre de la escuela sirve de código)",
        ],
        until: wholeFile,
      };
    case "grade":
      return {
        ask: "¿En qué grado están estos estudiantes?",
        choices: ["un grado para todas las filas, como 09 o KN", "no (no se sabe)"],
        until: "este archivo no da ninguna inscripción.",
      };
    case "state-test":
      return {
        ask: "¿Es la prueba del estado, en la que el nivel 3 cumple el estándar?",
        choices: ["yes (sí)", "no (se carga como prueba local)"],
        until: "sus resultados no se cargan.",
      };
    case "every-day":
      return {
        ask: "Parece una lista de ausencias y tardanzas, que no dice cuántos días estuvo inscrito cada estudiante. ¿Tiene una fila por cada día de clase de cada estudiante?",
        choices: [
          "yes (sí: están todos los días de clase)",
          "no (los días de inscripción deben venir de otro archivo, como un resumen de asistencia)",
        ],
        until: wholeFile,
      };
    case "listed-program":
      return {
        ask: `El nombre del archivo sugiere una lista de estudiantes de un programa (${conceptNames[about.program]}). ¿Están todos en él, en los días que indica el archivo?`,
        choices: ["yes (sí)", "no (dice dónde están inscritos los estudiantes)"],
        until: "sus filas no dan ni ese programa ni inscripciones.",
      };
    case "blank-day":
      return {
        ask: "¿Qué significa un día en blanco?",
        choices: ["present (presente)", "none (no era día de clase para el estudiante, o no se sabe)"],
        until: "sus días no se cargan.",
      };
    case "blank-result":
      return {
        ask: "¿Qué significa que no diga nada de lo que se decidió?",
        choices: ["none (ni suspensión ni expulsión)", "other-means (otros medios)"],
        until: "esas filas esperan en cuarentena.",
      };
    case "job":
      return {
        ask: "¿Qué hacen estas personas?",
        choices: ["teacher (maestro)", "administrator (administrador)", "counselor (consejero)", "other (otra cosa)"],
        until: "no se carga ningún puesto.",
      };
    case "school-year":
      return { ask: "¿De qué año escolar es este archivo?", choices: [`${endYear}; o --year`], until: wholeFile };
    case "year-names":
      return {
        ask: `La columna "${about.column}" da el año con un solo número. ¿Es el año en que termina el año escolar, o en que empieza?`,
        choices: ["ends (termina)", "begins (empieza)"],
        until: wholeFile,
      };
    case "year-codes":
      return {
        ask: `Los mismos estudiantes están en varias filas. ¿De qué año escolar son las filas con "${about.value}" en "${about.column}"?`,
        choices: [endYear],
        until: "esas filas esperan en cuarentena.",
      };
    case "dates":
      return {
        ask: "Las fechas del archivo no muestran su orden. ¿Qué va primero en 3/4/2025, el mes o el día?",
        choices: ["month-first (el mes primero)", "day-first (el día primero)"],
        until: wholeFile,
      };
    case "missing":
      return {
        ask: `¿Significa "${about.mark}" que no hay valor?`,
        choices: ["yes (sí)", "no"],
        until: "las celdas que lo tienen se señalan, y sus filas o datos quedan fuera.",
      };
    case "confirm":
      return {
        ask: `Los valores de "${about.heading}" sugieren qué es; su encabezado, no. ¿Es correcto?`,
        choices: ["yes (sí)", "no"],
        until: "la columna no se usa.",
      };
    case "counts":
      return {
        ask:
          about.value === ""
            ? `Puede que «${about.column}» decida qué filas cuentan. ¿Cuentan las filas en que está en blanco?`
            : `Puede que «${about.column}» decida qué filas cuentan. ¿Cuentan las filas con «${about.value}»?`,
        choices: ["yes (sí)", "no (se dejan fuera)", "takes-back (borran una fila anterior sobre el mismo hecho)"],
        until: wholeFile,
      };
    case "code":
      return {
        ask: `¿Qué significa "${about.value}" en la columna "${about.column}"?`,
        choices: [...about.meanings, "null (aquí no dice nada)"],
        until: "las filas que lo tienen esperan en cuarentena, o se cargan con esto en blanco si no hace falta.",
      };
  }
}
