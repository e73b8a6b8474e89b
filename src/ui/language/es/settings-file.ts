import type { settingsFile as english } from "../en/settings-file.ts";
import { languageCodes } from "./writing.ts";

/** The same in Spanish. */
export const settingsFile: typeof english = {
  top: ["Opciones de Fairlead para un distrito. Todo se puede cambiar; las líneas con # explican."],
  id: "código del condado y del distrito, entre comillas para no perder los ceros del principio",
  language: [`Idioma de los informes y de la terminal: ${languageCodes()}.`],
  censusDay: ["El día en que se cuentan los estudiantes: first-wednesday-october, o un día como 10-01."],
  minimumN: ['Los grupos con menos estudiantes que estos son "muy pocos estudiantes para saberlo".'],
  actionLine: [
    "La brecha más pequeña que pide actuar: lo menor entre tantos puntos y esa parte de la tasa de comparación; en promedios,",
    "tantas desviaciones estándar. Se imprime con cada lista de brechas.",
  ],
  priorities: [
    "Pesos con que se ordenan las brechas para conversar: qué tan grande es la brecha, a cuántos estudiantes afecta (reach), en cuántos de los",
    "últimos tres años estuvo y qué tan seguros estamos. Se imprimen con la lista; un peso de 0 deja fuera esa parte.",
  ],
  comparison: [
    "Con quién se compara un grupo: everyone-else (los demás), highest (la tasa más alta), all (todos), california (los grupos",
    "de referencia del estado), o un grupo por su nombre, como grouping.level.",
  ],
  thresholds: ["Otros umbrales, por nombre. docs/manual/reference.md los muestra con sus fuentes."],
  codes: [
    "Qué significan los códigos que solo usan sus archivos, por el nombre de la lista que da `fairlead check`; null = no significa nada.",
  ],
  conflicts: [
    "Qué fila vale cuando hay filas distintas sobre un mismo dato, por tabla. Puede ser el tipo de archivo, como lo nombra el mensaje, o la primera línea",
    "(first-line) o la última (last-line) de un archivo, o en pruebas el puntaje más alto (highest-score). Sin esto, lo que no coincide queda sin conocerse o espera.",
  ],
  covers: [
    "Listas completas para todas las escuelas, por tipo de registro: la escuela o el estudiante que no aparece no tuvo ninguno. Sin esto,",
    "no se pregunta por una escuela que falta en una lista. Los archivos de los sistemas del estado ya tratan de todas las escuelas.",
  ],
  own: [
    "Sus propias preguntas y sus propias maneras de agrupar estudiantes; docs/manual/own-questions.md muestra cómo.",
  ],
  words: [
    "Cómo llama su distrito a grupos de estudiantes, indicadores, agrupaciones y metas, por idioma y clave. Los informes lo dicen así, en tablas y",
    "en oraciones; los archivos y las claves quedan. Un grupo lleva cada forma: sola, en una oración y alrededor de otro grupo.",
  ],
};
