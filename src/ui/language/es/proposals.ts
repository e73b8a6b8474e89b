import type { ProposalNote, Taken } from "../../../base/mapping-facts.ts";
import type { ProposalWords } from "../proposal-words.ts";
import { conceptNames } from "./concepts.ts";
import { questionWords } from "./questions.ts";

function meaning(taken: Taken): string {
  switch (taken.as) {
    case "test-result":
      return `resultado de prueba (${taken.subject})`;
    case "survey-item":
      return `respuestas de encuesta (${taken.item})`;
    case "attendance-day":
      return "un día de asistencia";
    case "ignored":
      return `${conceptNames[taken.concept]}; se queda en el archivo`;
    case "not-used-here":
    case "concept":
      return conceptNames[taken.concept];
    default:
      return "";
  }
}

function reason(taken: Taken): string {
  switch (taken.as) {
    case "test-result":
      return "el encabezado nombra una materia y los valores son números";
    case "survey-item":
      return "el encabezado hace esta pregunta";
    case "attendance-day":
      return "el encabezado es una fecha";
    case "empty":
      return "la columna está vacía";
    case "unknown":
      return "ni el encabezado ni los valores dicen qué es";
    case "better-column":
      return `otra columna es más claramente: ${conceptNames[taken.concept]}`;
    case "values-disagree":
      return `el encabezado sugiere "${conceptNames[taken.concept]}", los valores no corresponden`;
    case "ignored":
      return "la auditoría nunca lo carga";
    case "not-used-here":
      return "se reconoce, pero nada en este tipo de archivo lo necesita";
    case "concept": {
      if (taken.heading === "silent") return `solo lo dicen los valores (corresponde el ${taken.fit ?? 0}%)`;
      const says = taken.heading === "says" ? "lo dice el encabezado" : "el encabezado se acerca";
      const values =
        taken.fit === null
          ? "la columna está vacía"
          : taken.fit === 0
            ? "falta decir qué significan sus valores"
            : `corresponde el ${taken.fit}% de los valores`;
      return `${says}, ${values}${taken.tenDigits ? ", diez dígitos como un identificador del estado" : ""}`;
    }
  }
}

function noteText(note: ProposalNote): string {
  switch (note.kind) {
    case "year-given":
      return "El archivo no dice su año escolar; el que usted dio queda escrito en el perfil. Cámbielo ahí para el archivo de otro año.";
    case "nothing-recognized":
      return "Nada en este archivo responde a una pregunta de la auditoría: ninguna columna se reconoció lo bastante para llenar una tabla.";
    case "no-staff-identifier":
      return "Ninguna columna identifica a la persona del personal: no se puede cargar nada.";
    case "no-course":
      return "Ninguna columna nombra la sección o el curso: las calificaciones no se pueden cargar.";
    case "no-days-enrolled":
      return "Ninguna columna da los días inscritos: los días de ausencia o de asistencia solos no dicen quién faltó demasiado. Agregue los días inscritos al exportar.";
    case "no-decisions":
      return "Ninguna columna dice lo que se decidió: los incidentes se cargan, las suspensiones no se pueden contar.";
    case "no-first-day":
      return "Ninguna columna da el primer día de la inscripción, así que vale el 1 de julio del año escolar. No se sabe quién estuvo todo el año.";
    case "no-self-review":
      return "Una autorrevisión necesita una columna para el lugar, una para el factor y una para la calificación de 1 a 4.";
    case "repeated-stems":
      return `Los encabezados que solo difieren al final (${note.stems.join(", ")} ...) parecen tener varios años o grados lado a lado. Para usarlos, disponga el archivo con una fila por estudiante y año.`;
    case "side-by-side":
      return `Los encabezados que solo difieren al final (${note.stems.join(", ")} ...) tienen varios ${note.by === "grade" ? "grados" : "años"} lado a lado: cada fila se lee como una fila por ${note.by === "grade" ? "grado" : "año"}.`;
    case "groups-in-columns":
      return `Es una tabla de conteos: sus columnas son grupos de estudiantes (${note.groups.slice(0, 4).join(", ")} ...), no datos de un estudiante. La lee un perfil de \`kind: published\`: en \`figures\`, diga qué grupo es cada columna, por ejemplo \`hits: { "${note.groups[0] ?? "White"}": race-ethnicity=white }\`. Vea docs/profiles.md.`;
    case "groups-in-rows":
      return `Es una tabla de cifras publicadas: cada fila trata de un grupo de estudiantes, que nombra "${note.column}". La lee un perfil de \`kind: published\`. Vea docs/profiles.md.`;
    case "undated-days":
      return `${note.columns} columnas (${note.headings.join(", ")} ...) tienen códigos de asistencia: cada una parece un día de clases de todos los estudiantes. Qué día es, solo lo dice una fecha: póngale a cada una de estas columnas su fecha completa como encabezado, por ejemplo 2024-08-20. Hasta entonces no se lee este archivo.`;
    case "discipline-flags":
      return `${note.headings.map((h) => `"${h}"`).join(", ")} solo ${note.headings.length === 1 ? "dice" : "dicen"} si un estudiante fue suspendido o expulsado, no cuándo, cuántas veces ni por qué; por eso no se ${note.headings.length === 1 ? "usa" : "usan"}. La auditoría cuenta decisiones: exporte una lista con una fila por cada incidente o suspensión, con su fecha y lo que se decidió.`;
    case "known-format":
      return `Fairlead conoce este archivo (${note.format}) y lo lee sin correspondencias. Use \`fairlead check\` con él.`;
    case "other-scales":
      return `${note.columns === 1 ? "Otra columna parece" : `Otras ${note.columns} columnas parecen`} tener respuestas en una escala, pero a otras preguntas que las de la auditoría. Para usar una, agréguela a \`fills\` en el perfil.`;
    case "day-numbers":
      return `${note.headings.map((h) => `"${h}"`).join(", ")} ${note.headings.length === 1 ? "tiene" : "tienen"} números de día de una hoja de cálculo (como 45884) en lugar de fechas. Por eso no se ${note.headings.length === 1 ? "usa" : "usan"}. Dé formato de fecha (2025-08-15) a ${note.headings.length === 1 ? "la columna" : "las columnas"}, guarde el archivo y use otra vez \`fairlead map\`.`;
    case "other-unit":
      return `${note.headings.map((h) => `"${h}"`).join(", ")} ${note.headings.length === 1 ? "cuenta" : "cuentan"} horas, periodos u otra unidad, no días. Una tasa de ausencias necesita días, así que no se ${note.headings.length === 1 ? "usa" : "usan"}. Exporte los días, o agregue al archivo una columna de días.`;
    case "by-term":
      return `Los estudiantes tienen varias filas, que difieren en "${note.heading}". Sus días son los de una parte del año, así que no se usan. Exporte los días de todo el año, o súmelos en una fila por estudiante y escuela.`;
    case "learners-only":
      return `"${note.heading}" dice quién es aprendiz de inglés, no qué son los demás. No se distinguen los de solo inglés, los de dominio inicial y los reclasificados.`;
  }
}

/** The same in Spanish. */
export const proposals: ProposalWords = {
  kinds: {
    roster: "una lista de estudiantes",
    schools: "una lista de escuelas",
    programs: "una lista de estudiantes en programas",
    "attendance-summary": "asistencia, una fila por estudiante",
    "attendance-daily": "asistencia, día por día",
    discipline: "disciplina",
    assessments: "resultados de pruebas",
    "course-results": "cursos y calificaciones",
    sections: "una lista de clases",
    staff: "personal",
    survey: "respuestas de encuesta",
    "self-review": "autorrevisiones de escuelas o distritos",
  },
  officialTable: "cifras publicadas sobre grupos de estudiantes",
  fills: (kind, tables) => `${kind}${tables.length === 0 ? "" : `, llena ${tables.join(", ")}`}`,
  year: {
    is: "Año escolar:",
    yearsFrom: (column) => `lo dice la columna "${column}"`,
    from: (column) => `de la columna "${column}"`,
    dates: "de las fechas, o no hace falta",
    unknown: "aún no se sabe",
  },
  headings: ["Columna", "Se toma por", "Seguridad", "Por qué", "Valores"],
  noHeading: "(sin encabezado)",
  confidence: { sure: "segura", likely: "probable", unsure: "dudosa", "not used": "no se usa" },
  meaning,
  reason,
  codes: "Códigos",
  nothing: "nada",
  noValue: "Sin valor:",
  goodToKnow: "Conviene saber",
  note: noteText,
  questions: (all) => `${all === 1 ? "Una pregunta" : `${all} preguntas`} que solo usted puede responder`,
  question: questionWords,
  or: "; o ",
  likely: (answer) => `probable: ${answer}`,
  until: (what) => `Hasta entonces ${what}`,
  nothingToAsk: "Nada que preguntar.",
  comment: [
    'Cómo se leen los archivos con estos encabezados. Todo se puede cambiar; "?" está donde debe decidir una persona.',
    'missing: marcas que significan "sin valor" (yes, no). codes: un valor del archivo: qué significa, null = nada aquí.',
    "fills: cada fila del archivo da una fila de estas tablas.",
  ],
};
