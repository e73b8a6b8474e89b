import type { IdentifierKind, TableName } from "../../../base/record-names.ts";

/** De qué tratan las filas de cada tabla, como en "filas de asistencia por día". */
export const tableNames: Readonly<Record<TableName, string>> = {
  school: "escuelas",
  student: "datos del estudiante",
  enrollment: "inscripción",
  program: "programas y condiciones",
  language: "situación respecto al inglés",
  disability: "educación especial",
  absence: "totales de asistencia",
  attendance_day: "asistencia por día",
  incident: "incidentes",
  discipline_action: "disciplina",
  assessment: "resultados de pruebas",
  section: "secciones de clase",
  course_result: "cursos y calificaciones",
  staff: "personal",
  staff_assignment: "puestos del personal",
  survey_answer: "respuestas de encuestas",
  official_figure: "cifras publicadas",
  dashboard_row: "cifras del Dashboard",
  place_code: "códigos de lugares",
  self_review: "autorrevisiones",
};

export const identifierNames: Readonly<Record<IdentifierKind, string>> = {
  student: "identificador de estudiante",
  school: "código de escuela",
  district: "código de distrito",
  staff: "identificador de personal",
  section: "identificador de sección",
  incident: "identificador de incidente",
  term: "periodo",
};
