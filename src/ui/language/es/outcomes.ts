import type { OutcomeKey, OutcomeWording } from "../en/outcomes.ts";

/** `singularPlural` has the verb for one and for several: "alcanzó|alcanzaron". */
const verbs = (form: "people" | "survey", singularPlural: string, rest: string): OutcomeWording => {
  const [one = "", other = one] = singularPlural.split("|");
  return {
    form,
    one: `${one} ${rest}`,
    other: `${other} ${rest}`,
    notOne: `no ${one} ${rest}`,
    notOther: `no ${other} ${rest}`,
  };
};
const people = (singularPlural: string, rest: string): OutcomeWording => verbs("people", singularPlural, rest);
const said = (rest: string): OutcomeWording => verbs("survey", "dijo|dijeron", `que ${rest}`);
const adults = (act: string, rate: string): OutcomeWording => ({
  form: "adults",
  act,
  title: `La tasa de ${rate} de {group} fue {times} la de {comparison}`,
  more: `la tasa de ${rate} fue más alta de lo esperado`,
  fewer: `la tasa de ${rate} fue más baja de lo esperado`,
});
const identified = (what: string): OutcomeWording => ({
  form: "identified",
  act: `Las escuelas identificaron a {group} ${what} {often} que a {comparison}`,
  title: `La tasa de identificación ${what} de {group} fue {times} la de {comparison}`,
});
const placed = (what: string, whose: string): OutcomeWording => ({
  form: "placed",
  act: `El distrito asignó ${what} {often} a {group} que a {comparison}`,
  whose,
});
const amount = (act: string, above?: string, below?: string): OutcomeWording => ({
  form: "amount",
  act,
  ...(above === undefined || below === undefined ? {} : { above, below }),
});

/** Resultados en español: qué pasó o qué decidieron los adultos, en pasado. */
export const outcomesEs: Readonly<Record<OutcomeKey, OutcomeWording>> = {
  "indicator.ela-met.did": people("alcanzó|alcanzaron", "el estándar estatal en inglés"),
  "indicator.math-met.did": people("alcanzó|alcanzaron", "el estándar estatal en matemáticas"),
  "indicator.science-met.did": people("alcanzó|alcanzaron", "el estándar estatal en ciencias"),
  "indicator.ela-distance.did": amount(
    "En promedio, {group} quedaron {value} en inglés. Para {comparison} fueron {value2}",
    "{n} por encima del estándar",
    "{n} por debajo del estándar",
  ),
  "indicator.math-distance.did": amount(
    "En promedio, {group} quedaron {value} en matemáticas. Para {comparison} fueron {value2}",
    "{n} por encima del estándar",
    "{n} por debajo del estándar",
  ),
  "indicator.reading-grade-3.did": people(
    "alcanzó|alcanzaron",
    "el estándar estatal en inglés al final del tercer grado",
  ),
  "indicator.ela-growth.did": amount(
    "En inglés, {group} obtuvieron {value} de lo esperado por sus puntajes anteriores. Para {comparison} fueron {value2}",
    "{n} más",
    "{n} menos",
  ),
  "indicator.math-growth.did": amount(
    "En matemáticas, {group} obtuvieron {value} de lo esperado por sus puntajes anteriores. Para {comparison} fueron {value2}",
    "{n} más",
    "{n} menos",
  ),
  "indicator.attendance.did": amount(
    "{group} asistieron al {value} de sus días de clase. Para {comparison} fue el {value2}",
  ),
  "indicator.chronic-absence.did": {
    form: "people",
    one: "faltó a una décima parte o más de sus días de clase",
    other: "faltaron a una décima parte o más de sus días de clase",
    notOne: "faltó a menos de una décima parte de sus días de clase",
    notOther: "faltaron a menos de una décima parte de sus días de clase",
  },
  "indicator.retained.did": adults("Las escuelas hicieron repetir el grado a {who}", "repetición de grado"),
  "indicator.course-failure.did": people("recibió|recibieron", "una D o una F en un curso básico"),
  "indicator.on-track-9.did": people("iba|iban", "por buen camino al final del noveno grado"),
  "indicator.graduation-4yr.did": people("terminó|terminaron", "la preparatoria en cuatro años"),
  "indicator.graduation-5yr.did": people("terminó|terminaron", "la preparatoria en cinco años"),
  "indicator.dropout-4yr.did": people("dejó|dejaron", "la preparatoria sin terminarla"),
  "indicator.a-g-complete.did": people("completó|completaron", "los cursos que exigen la UC y la CSU"),
  "indicator.a-g-complete-cohort.did": people("completó|completaron", "los cursos que exigen la UC y la CSU"),
  "indicator.college-career.did": people(
    "cumplió|cumplieron",
    "la regla estatal de preparación para la universidad o una carrera",
  ),
  "indicator.ela-scale-score.did": amount(
    "En promedio, {group} obtuvieron {value} en la prueba estatal de inglés. Para {comparison} fueron {value2}",
  ),
  "indicator.math-scale-score.did": amount(
    "En promedio, {group} obtuvieron {value} en la prueba estatal de matemáticas. Para {comparison} fueron {value2}",
  ),
  "indicator.science-scale-score.did": amount(
    "En promedio, {group} obtuvieron {value} en la prueba estatal de ciencias. Para {comparison} fueron {value2}",
  ),
  "indicator.dashboard-science-distance.did": amount(
    "En promedio, {group} quedaron {value} en ciencias. Para {comparison} fueron {value2}",
    "{n} por encima del estándar",
    "{n} por debajo del estándar",
  ),
  "indicator.dashboard-chronic-absence.did": {
    form: "people",
    one: "faltó de kínder a octavo grado a una décima parte o más de sus días de clase",
    other: "faltaron de kínder a octavo grado a una décima parte o más de sus días de clase",
    notOne: "faltó de kínder a octavo grado a menos de una décima parte de sus días de clase",
    notOther: "faltaron de kínder a octavo grado a menos de una décima parte de sus días de clase",
  },
  "indicator.dashboard-graduation.did": people("se graduó|se graduaron", "en cuatro o cinco años"),
  "indicator.dashboard-el-progress.did": {
    form: "people",
    one: "subió de nivel en inglés o siguió en el más alto",
    other: "subieron de nivel en inglés o siguieron en el más alto",
    notOne: "no subió de nivel en inglés",
    notOther: "no subieron de nivel en inglés",
  },
  "indicator.dataquest-seal-of-biliteracy.did": people("obtuvo|obtuvieron", "el sello de alfabetización bilingüe"),
  "indicator.dataquest-college-going.did": people(
    "ingresó|ingresaron",
    "a una universidad o colegio en los 12 meses tras terminar la preparatoria",
  ),
  "indicator.elpac-well-developed.did": people(
    "alcanzó|alcanzaron",
    "el nivel más alto en la prueba estatal de inglés",
  ),
  "indicator.reclassified-of-learners.did": people("obtuvo|obtuvieron", "la reclasificación en el año"),
  "indicator.reclassification-reclassified.did": people(
    "obtuvo|obtuvieron",
    "la reclasificación desde el año anterior",
  ),
  "indicator.crdc-gifted.did": people("estaba|estaban", "en un programa para estudiantes dotados"),
  "indicator.dashboard-suspended.did": adults(
    "Las escuelas suspendieron un día o más a {who}",
    "suspensión de un día o más",
  ),
  "indicator.dataquest-suspended-defiance-only.did": adults(
    "Las escuelas suspendieron solo por desafío a {who}",
    "suspensión solo por desafío",
  ),
  "indicator.crdc-suspended-in.did": adults(
    "Las escuelas suspendieron dentro de la escuela a {who}",
    "suspensión en la escuela",
  ),
  "indicator.crdc-suspended-out.did": adults(
    "Las escuelas suspendieron y enviaron a casa a {who}",
    "suspensión fuera de la escuela",
  ),
  "indicator.crdc-expelled.did": adults("El distrito expulsó a {who}", "expulsión"),
  "indicator.crdc-law-enforcement.did": adults("Las escuelas remitieron a la policía a {who}", "remisión a la policía"),
  "indicator.crdc-arrested.did": adults("La policía arrestó en la escuela a {who}", "arresto en la escuela"),
  "indicator.wa-disciplined.did": adults(
    "Las escuelas aplicaron medidas disciplinarias a {who}",
    "medidas disciplinarias",
  ),
  "indicator.postsecondary.did": people("ingresó|ingresaron", "a una universidad o colegio en los 12 meses siguientes"),
  "indicator.el-progress.did": {
    form: "people",
    one: "subió de nivel en inglés o conservó el más alto",
    other: "subieron de nivel en inglés o conservaron el más alto",
    notOne: "no subió de nivel en inglés ni conservó el más alto",
    notOther: "no subieron de nivel en inglés ni conservaron el más alto",
  },
  "indicator.reclassified-6yr.did": people("obtuvo|obtuvieron", "la reclasificación en un máximo de seis años"),
  "indicator.long-term-el.did": people("esperó|esperaron", "más de seis años la reclasificación"),
  "indicator.stability.did": people("permaneció|permanecieron", "en una misma escuela todo el año"),
  "indicator.special-education.did": identified("para educación especial"),
  "indicator.special-education-autism.did": identified("con autismo"),
  "indicator.special-education-emotional.did": identified("con una discapacidad emocional"),
  "indicator.special-education-intellectual.did": identified("con una discapacidad intelectual"),
  "indicator.special-education-ohi.did": identified("con otro impedimento de salud"),
  "indicator.special-education-sld.did": identified("con una discapacidad específica del aprendizaje"),
  "indicator.special-education-sli.did": identified("con un impedimento del habla o del lenguaje"),
  "indicator.regular-class-80.did": people("pasó|pasaron", "el 80 por ciento o más del día en la clase regular"),
  "indicator.separate-setting.did": adults(
    "Las escuelas enseñaron sobre todo en una clase o escuela separada a {who}",
    "enseñanza en un entorno separado",
  ),
  "indicator.el-with-disability.did": identified("con una discapacidad"),
  "indicator.gifted.did": people("recibió|recibieron", "la identificación para programas de dotados y talentosos"),
  "indicator.algebra-by-8.did": people(
    "tomó|tomaron",
    "Álgebra I o un curso más avanzado a más tardar en octavo grado",
  ),
  "indicator.advanced-math-11.did": people(
    "tomó|tomaron",
    "matemáticas más avanzadas que Álgebra II a más tardar en el grado 11",
  ),
  "indicator.advanced-course.did": people("tomó|tomaron", "un curso AP, IB, de honores o universitario"),
  "indicator.ap-passed.did": people("aprobó|aprobaron", "un examen AP o IB"),
  "indicator.ap-passed-of-takers.did": people("aprobó|aprobaron", "un examen de su curso AP o IB"),
  "indicator.college-course.did": people("obtuvo|obtuvieron", "crédito universitario"),
  "indicator.stem-course.did": people("tomó|tomaron", "ciencias avanzadas, computación o cálculo"),
  "indicator.cte-completer.did": people("completó|completaron", "una trayectoria profesional"),
  "indicator.work-based.did": people("tuvo|tuvieron", "un aprendizaje en un lugar de trabajo"),
  "indicator.extracurricular.did": people("participó|participaron", "en un club, deporte o actividad artística"),
  "indicator.counseled.did": people("se reunió|se reunieron", "con un consejero o consejera"),
  "indicator.suspended.did": adults("Las escuelas suspendieron a {who}", "suspensión"),
  "indicator.suspended-full-day.did": adults(
    "Las escuelas suspendieron un día completo o más en total a {who}",
    "suspensión de un día completo o más",
  ),
  "indicator.suspended-out.did": adults(
    "Las escuelas suspendieron y enviaron a casa a {who}",
    "suspensión fuera de la escuela",
  ),
  "indicator.suspended-in.did": adults(
    "Las escuelas pusieron en suspensión dentro de la escuela a {who}",
    "suspensión dentro de la escuela",
  ),
  "indicator.suspended-again.did": adults("Las escuelas suspendieron más de una vez a {who}", "suspensión repetida"),
  "indicator.expelled.did": adults("El distrito expulsó a {who}", "expulsión"),
  "indicator.days-lost.did": amount(
    "La suspensión quitó a {group} {value} de clase por cada 100 estudiantes. Para {comparison} fueron {value2}",
  ),
  "indicator.law-enforcement.did": adults(
    "Las escuelas remitieron a la policía, o la policía arrestó en la escuela, a {who}",
    "remisión a la policía o arresto",
  ),
  "indicator.restrained.did": adults("El personal sujetó físicamente o aisló a {who}", "sujeción física o aislamiento"),
  "indicator.same-offense-suspended.did": adults(
    "Tras el mismo tipo de incidente, las escuelas suspendieron a {who}",
    "suspensión tras el mismo tipo de incidente",
  ),
  "indicator.same-offense-suspended-defiance.did": adults(
    "Tras un incidente de desafío o interrupción, las escuelas suspendieron a {who}",
    "suspensión tras un incidente de desafío o interrupción",
  ),
  "indicator.same-offense-suspended-violence.did": adults(
    "Tras un incidente de violencia, las escuelas suspendieron a {who}",
    "suspensión tras un incidente de violencia",
  ),
  "indicator.same-offense-suspended-weapons.did": adults(
    "Tras un incidente con un arma, las escuelas suspendieron a {who}",
    "suspensión tras un incidente con un arma",
  ),
  "indicator.same-offense-suspended-drugs.did": adults(
    "Tras un incidente con drogas o alcohol, las escuelas suspendieron a {who}",
    "suspensión tras un incidente con drogas o alcohol",
  ),
  "indicator.same-offense-suspended-other.did": adults(
    "Tras un incidente de cualquier otro tipo, las escuelas suspendieron a {who}",
    "suspensión tras otro tipo de incidente",
  ),
  "indicator.adult-connection.did": said("algún adulto de la escuela se preocupa por ellos"),
  "indicator.safe-at-school.did": said("la escuela es un lugar seguro"),
  "indicator.safe-on-the-way.did": said("el camino a la escuela es seguro"),
  "indicator.belonging.did": said("sienten que pertenecen a su escuela"),
  "indicator.belonging-score.did": amount(
    "A la pregunta de si pertenecen a su escuela, {group} respondieron {value} de 5 en promedio. Para {comparison} fueron {value2}",
  ),
  "indicator.bullied.did": said("sufrieron acoso escolar este año"),
  "indicator.novice-teacher.did": placed("maestros nuevos", "sus maestros de cursos básicos"),
  "indicator.underprepared-teacher.did": placed("maestros sin credencial completa", "sus maestros de cursos básicos"),
  "indicator.out-of-field-teacher.did": placed("maestros fuera de su campo", "sus clases"),
  "indicator.teacher-turnover.did": amount(
    "En las escuelas de {group}, se fue el {value} de los maestros desde el año pasado. Para {comparison} fue el {value2}",
  ),
  "indicator.teacher-of-color.did": people("tuvo|tuvieron", "al menos un maestro o maestra de color"),
  "indicator.same-group-teacher.did": people("tuvo|tuvieron", "al menos un maestro o maestra de su mismo grupo"),
  "indicator.class-size.did": amount(
    "Las clases básicas de {group} tuvieron {value}. Para {comparison} fueron {value2}",
  ),
  "indicator.counselor-load.did": amount(
    "En las escuelas de {group}, cada consejero atendió a {value}. Para {comparison} fueron {value2}",
  ),
  "indicator.spending-per-student.did": amount(
    "Las escuelas de {group} gastaron {value} por estudiante. Para {comparison} fueron {value2}",
  ),
  "indicator.devices.did": amount(
    "Las escuelas de {group} tuvieron {value} dispositivos por estudiante. Para {comparison} fueron {value2}",
  ),
  "indicator.advanced-offered.did": amount(
    "Las escuelas de {group} ofrecieron {value} cursos avanzados. Para {comparison} fueron {value2}",
  ),
  "indicator.library-lab.did": people("tuvo|tuvieron", "en su escuela una biblioteca y un laboratorio con personal"),
  "indicator.good-repair.did": amount(
    "En las escuelas de {group}, el {value} de los edificios estaban en buen estado. Para {comparison} fue el {value2}",
  ),
  "indicator.teacher-coached.did": placed("maestros con acompañamiento pedagógico", "sus maestros"),
  "indicator.supported-in-time.did": people("recibió|recibieron", "apoyo en 15 días escolares"),
  "indicator.support-delivered.did": amount(
    "Los adultos realizaron el {value} de las sesiones de apoyo planeadas para {group}. Para {comparison} fue el {value2}",
  ),
  "indicator.designated-eld.did": people("tuvo|tuvieron", "un tiempo diario propio para aprender inglés"),
  "indicator.family-reached.did": people("tiene|tienen", "una familia con la que la escuela habló en su propio idioma"),
  "indicator.days-taught.did": amount(
    "{group} estuvieron en clase el {value} de los días ofrecidos. Para {comparison} fue el {value2}",
  ),
  "indicator.tested-ela.did": people("presentó|presentaron", "la prueba estatal de inglés"),
  "indicator.tested-math.did": people("presentó|presentaron", "la prueba estatal de matemáticas"),
  "indicator.cycle-on-time.did": amount(
    "Los adultos estudiaron a tiempo el {value} de los ciclos de mejora para {group}. Para {comparison} fue el {value2}",
  ),
  "indicator.action-on-track.did": amount(
    "De las acciones del plan para {group}, el {value} avanzan según lo previsto. Para {comparison} fue el {value2}",
  ),
  "indicator.question-answered.did": amount(
    "En diez días, el distrito respondió el {value} de las preguntas de las familias de {group}. Para {comparison} fue el {value2}",
  ),
  "indicator.funds-reached.did": amount(
    "Del dinero adicional recibido por {group}, el {value} se gastó en sus escuelas. Para {comparison} fue el {value2}",
  ),
};
