import type { SourcedIndicator } from "../../../reports/definitions.ts";

const caaspp =
  "CAASPP de California: nivel 3 (estándar alcanzado) o 4 de Smarter Balanced; grados 3 a 8 y 11; los aprendices de inglés son los actuales";
const distance =
  "California School Dashboard, distancia al estándar (sin la regla de participación). Su grupo de aprendices de inglés incluye también a estudiantes reclasificados hace cuatro años o menos";
const growth =
  "Crecimiento condicional: distancia a la línea que va del puntaje del año pasado al de este. La línea es de los estudiantes del grado y año con tres puntajes (30 o más). El puntaje del año anterior sirve de instrumento, para que el azar de una prueba no haga una brecha (Reiersol 1945). Grados 5 a 8";
const category =
  "IDEA, 34 CFR 300.8; elegible en cualquier momento del año; una de las seis categorías de 34 CFR 300.647";
const eligible = "IDEA, 34 CFR 300.8; elegible en cualquier momento del año";
const cohort = "34 CFR 200.34, cohorte ajustada";
const apOrIb = "Puntaje de 3 o más en AP, de 4 o más en IB";
const processing =
  "Trato distinto, no selección distinta (Skiba y otros 2011); solo donde los archivos tienen incidentes que no terminaron en suspensión o expulsión";
const agreement = "Las dos respuestas más altas de cinco, entre quienes respondieron";
const essaTeachers =
  "parte de las secciones básicas del propio estudiante; promedio de los estudiantes (métodos 11, exposición)";
const tested =
  "ESSA 1111(c)(4)(E): el 95 por ciento de los estudiantes hace la prueba de cada materia. No se espera a quienes tienen una emergencia médica. En inglés, tampoco a los aprendices de inglés de primer año";
const civilRights = "Civil Rights Data Collection, archivos de uso público";
const dashboard = "California School Dashboard";

/** De dónde viene la definición de cada pregunta. Los nombres de leyes, programas y archivos quedan como se citan. */
export const sourcesEs: Readonly<Record<SourcedIndicator, string>> = {
  "ela-met": caaspp,
  "ela-distance": distance,
  "ela-growth": growth,
  "math-met": caaspp,
  "math-distance": distance,
  "math-growth": growth,
  "science-met": "Prueba de Ciencias de California, nivel 3 o 4; grados que hacen la prueba",
  "reading-grade-3": "CAASPP, nivel 3 o 4, grado 3; Hernandez 2011 sobre por qué el grado 3",
  attendance: "Resumen de asistencia de California (STAS): días asistidos de los días esperados",
  "chronic-absence":
    "Código de Educación de California 60901(c)(1) y DataQuest: se le esperaba más de 30 días y asistió al menos uno",
  retained:
    "El mismo grado que en la última inscripción del año anterior. No se cuenta a quienes no están en los dos años. Un segundo año de kínder de transición no es repetición: es el primer año de un kínder de dos (Código de Educación de California 48000)",
  "course-failure":
    "Calificaciones finales de cursos básicos (inglés, matemáticas, ciencias, ciencias sociales), grados 6 a 12",
  "on-track-9": "Allensworth y Easton 2005; 50 créditos de California (5 por curso semestral)",
  "graduation-4yr":
    "34 CFR 200.34, cohorte ajustada de quienes empiezan el noveno grado por primera vez; un traslado sale de ella si está documentado",
  "graduation-5yr": cohort,
  "dropout-4yr": `${cohort}; se cuentan quienes se van sin destino conocido y los traslados sin documentar`,
  "a-g-complete": "DataQuest de California: entre los graduados de la cohorte de cuatro años",
  "a-g-complete-cohort": "DataQuest de California, con toda la cohorte de cuatro años como denominador",
  postsecondary: "Tasa de ingreso a la universidad en 12 meses, entre los graduados de la cohorte de cuatro años",
  "el-progress":
    "Indicador de progreso de aprendices de inglés de California, en seis niveles (1, 2 bajo, 2 alto, 3 bajo, 3 alto, 4). Grados 1 a 12. En el ELPAC alternativo, un nivel más alto, diez puntos más, o seguir en el nivel 3",
  "reclassified-6yr":
    "Reclasificación en seis años o menos desde la primera identificación; estudiantes que siguen aquí",
  "long-term-el":
    "Más de seis años como aprendiz de inglés, solo por fechas. El Código de Educación 313.1 dice seis años o más y sin avance en inglés; el Dashboard, desde 2024, siete años o más",
  stability:
    "Informe de estabilidad de California: 245 días seguidos del calendario o más en una escuela, sin una salida que descalifique. El estado no publica qué salidas son: aquí, traslados y salidas sin destino conocido antes del último día de la escuela",
  "special-education": eligible,
  "special-education-autism": category,
  "special-education-emotional": category,
  "special-education-intellectual": category,
  "special-education-ohi": category,
  "special-education-sld": category,
  "special-education-sli": category,
  "regular-class-80": "IDEA, entorno menos restrictivo, 34 CFR 300.114; indicador 5A del Plan Estatal de Desempeño",
  "separate-setting": "Indicadores 5B y 5C del Plan Estatal de Desempeño",
  "el-with-disability": eligible,
  gifted: "Programa 127 de CALPADS (GATE), en cualquier momento del año",
  "algebra-by-8": "CRDC: Álgebra I a más tardar en el grado 8",
  "advanced-math-11": "CRDC: matemáticas avanzadas",
  "advanced-course": "Nivel de enseñanza de la sección del curso (CALPADS CRSC 19)",
  "ap-passed": apOrIb,
  "ap-passed-of-takers": apOrIb,
  "college-course": "Doble inscripción: secciones de nivel universitario o un crédito universitario registrado",
  "stem-course": "Códigos estatales de cursos avanzados de ciencias, computación y cálculo",
  "cte-completer": "Trayectorias completadas en CALPADS (SCTE), cohorte de cuatro años",
  "work-based": "Aprendizaje en el trabajo en CALPADS (WBLR)",
  extracurricular: "La lista de actividades del distrito",
  counseled: "Los registros de consejería del distrito",
  suspended:
    "DataQuest de California: estudiantes suspendidos al menos una vez, dentro o fuera de la escuela, entre todos los inscritos en el año",
  "suspended-full-day":
    "California School Dashboard, tasa de suspensión: suspensiones dentro y fuera de la escuela que suman un día completo o más. (DataQuest cuenta las de cualquier duración)",
  "suspended-out": "Suspensión fuera de la escuela (resultado 100 de CALPADS)",
  "suspended-in": "Suspensión dentro de la escuela (resultado 110 de CALPADS)",
  "suspended-again": "Dos o más incidentes que terminaron en suspensión",
  expelled: "Resultado 200 de CALPADS",
  "law-enforcement": "CRDC: remisión a la policía y arresto relacionado con la escuela",
  restrained: "CRDC: sujeción física y aislamiento",
  "days-lost": "Losen y Martinez 2020: días perdidos por cada 100 inscritos, suspensión fuera de la escuela",
  "same-offense-suspended": processing,
  "same-offense-suspended-violence": processing,
  "same-offense-suspended-weapons": processing,
  "same-offense-suspended-drugs": processing,
  "same-offense-suspended-defiance": processing,
  "same-offense-suspended-other": processing,
  "adult-connection": agreement,
  "safe-at-school": agreement,
  "safe-on-the-way": agreement,
  belonging: agreement,
  "belonging-score": "Promedio de cinco respuestas, 5 la más favorable, entre quienes respondieron",
  bullied: "Al menos una vez, entre quienes respondieron",
  "novice-teacher": `ESSA 1111(g)(1)(B); California: dos años o menos; ${essaTeachers}`,
  "underprepared-teacher": `ESSA 1111(g)(1)(B); ${essaTeachers}`,
  "out-of-field-teacher": `ESSA 1111(g)(1)(B); ${essaTeachers}`,
  "teacher-turnover":
    "Maestros asignados a la escuela el año pasado y no este; cada estudiante lleva el valor de la escuela",
  "class-size": "Estudiantes en la lista de la sección; promedio de las secciones básicas del estudiante",
  "teacher-of-color": "Al menos una sección este año",
  "same-group-teacher": "Gershenson y otros 2018: al menos una sección este año",
  "days-taught":
    "Días asistidos menos días de suspensión dentro de la escuela, de los días esperados: ausencia y exclusión juntas",
  "tested-ela": tested,
  "tested-math": tested,
  "ela-scale-score": "Archivos de investigación de CAASPP, puntaje medio",
  "math-scale-score": "Archivos de investigación de CAASPP, puntaje medio",
  "science-scale-score": "Archivos de investigación de CAST, puntaje medio",
  "dashboard-science-distance": `${dashboard}, distancia al estándar`,
  "dashboard-chronic-absence": `${dashboard}: grados K a 8`,
  "dashboard-graduation": `${dashboard}: tasas de cuatro y de cinco años juntas`,
  "college-career": `${dashboard}, indicador de universidad y carrera`,
  "dashboard-el-progress": `${dashboard}, progreso de los aprendices de inglés`,
  "dataquest-seal-of-biliteracy": "DataQuest, entre los graduados de la cohorte",
  "dataquest-college-going": "DataQuest, quienes terminaron la preparatoria",
  "elpac-well-developed": "Archivos de investigación del ELPAC sumativo, nivel general 4",
  "reclassified-of-learners":
    "DataQuest, archivo de reclasificación: entre quienes aprenden inglés y quienes se reclasificaron desde el último censo",
  "reclassification-reclassified":
    "DataQuest, archivos de reclasificación de dos años: la tasa del estado, entre los aprendices de inglés del año anterior",
  "crdc-gifted": civilRights,
  "dashboard-suspended": `${dashboard}: un día completo o más`,
  "dataquest-suspended-defiance-only": "DataQuest",
  "crdc-suspended-in": civilRights,
  "crdc-suspended-out": civilRights,
  "crdc-expelled": civilRights,
  "crdc-law-enforcement": civilRights,
  "crdc-arrested": civilRights,
  "wa-disciplined": "Washington, estudiantes con medidas disciplinarias",
};
