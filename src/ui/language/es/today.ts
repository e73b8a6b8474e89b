import type { todayEn } from "../en/today.ts";
import type { Sentence } from "../sentence.ts";

/** Sentences of the page Today, Spanish. */
export const todayEs: Readonly<Record<keyof typeof todayEn, Sentence>> = {
  "today.title": "Hoy",
  "today.open-audit": "Abrir la auditoría",
  "today.open-place": "Abrir la página de {place}",
  "today.at": "{place}: {label}",
  "today.reading": "La auditoría se está leyendo de nuevo",
  "today.reading-why":
    "En un momento aparecerán aquí las brechas y los problemas con los registros. Vuelva a cargar esta página. Mientras tanto, las páginas de la auditoría están como antes.",
  "today.due": "Lo pendiente",
  "today.due-none":
    "No hay nada pendiente. Cada página sobre una pregunta, un grupo o una escuela termina con «Decidir»: lo que se decide allí vuelve a aparecer aquí.",
  "today.overdue": { one: "{n} día de retraso", other: "{n} días de retraso" },
  "today.due-today": "Vence hoy",
  "today.due-in": { one: "En {n} día", other: "En {n} días" },
  "today.all-decisions": { one: "Todas las decisiones ({n} abierta)", other: "Todas las decisiones ({n} abiertas)" },
  "today.changed": "Qué cambió con la última carga",
  "today.loaded": "Última carga: {day}",
  "today.loaded-files": { one: "{n} archivo con {rows} filas usadas", other: "{n} archivos con {rows} filas usadas" },
  "today.loaded-none": "Todavía no se ha cargado nada.",
  "today.first-audit":
    "No se guardó ninguna auditoría anterior. Después de la próxima carga, esta página mostrará las brechas nuevas, las que ya no son claras y las que crecieron o se redujeron.",
  "today.new-year": "El año más reciente es ahora {year}. Antes era {before}.",
  "today.compared": "En comparación con la auditoría del {day}:",
  "today.same": "Las brechas claras son las mismas que en la auditoría del {day}.",
  "today.appeared": {
    one: "{n} brecha es clara y antes no lo era",
    other: "{n} brechas son claras y antes no lo eran",
  },
  "today.ended": { one: "{n} brecha ya no es clara", other: "{n} brechas ya no son claras" },
  "today.moved": {
    one: "{n} brecha clara cambió de número de estudiantes",
    other: "{n} brechas claras cambiaron de número de estudiantes",
  },
  "today.was": "Antes: {students}",
  "today.from-to": "Ahora {now}, antes {was}",
  "today.largest": "Las brechas claras más grandes",
  "today.largest-none": "Ninguna brecha es clara en el año más reciente.",
  "today.problems": "Problemas con los registros",
  "today.problems-none": "No se conoce ningún problema.",
  "today.quarantined": { one: "{n} fila no se pudo leer", other: "{n} filas no se pudieron leer" },
  "today.quarantined-next": "Se guardan aparte hasta que alguien las corrija.",
  "today.unknown-files": { one: "{n} archivo no se reconoció", other: "{n} archivos no se reconocieron" },
  "today.poor": "Muchas filas no coinciden con ninguna inscripción: {records}",
  "today.poor-rows": { one: "Coincide {matched} de {rows} fila", other: "Coinciden {matched} de {rows} filas" },
  "today.unplaced": { one: "{n} fila no cuenta en ninguna escuela", other: "{n} filas no cuentan en ninguna escuela" },
  "today.not-asked": {
    one: "{n} pregunta todavía no tiene respuesta",
    other: "{n} preguntas todavía no tienen respuesta",
  },
  "today.records": "Los registros que más ayudarían: {records}",
  "today.left-out": { one: "{n} pregunta deja fuera a {place}", other: "{n} preguntas dejan fuera a {place}" },
};
