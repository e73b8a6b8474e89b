import type { GlossaryEntry, glossaryEn } from "../en/glossary.ts";

/** Every term, in the Spanish used with families in California. */
export const glossaryEs: Readonly<Record<keyof typeof glossaryEn, GlossaryEntry>> = {
  "indicator.ela-met": {
    label: "Estándar de inglés alcanzado",
    plain: "¿Cuántos estudiantes alcanzaron o superaron el estándar estatal en inglés?",
  },
  "indicator.math-met": {
    label: "Estándar de matemáticas alcanzado",
    plain: "¿Cuántos estudiantes alcanzaron o superaron el estándar estatal en matemáticas?",
  },
  "indicator.science-met": {
    label: "Estándar de ciencias alcanzado",
    plain: "¿Cuántos estudiantes alcanzaron o superaron el estándar estatal en ciencias?",
  },
  "indicator.ela-distance": {
    label: "Distancia al estándar de inglés",
    plain: "¿A cuántos puntos por encima o por debajo del estándar quedaron los estudiantes en inglés, en promedio?",
  },
  "indicator.math-distance": {
    label: "Distancia al estándar de matemáticas",
    plain:
      "¿A cuántos puntos por encima o por debajo del estándar quedaron los estudiantes en matemáticas, en promedio?",
  },
  "indicator.reading-grade-3": {
    label: "Estándar de inglés alcanzado en tercer grado",
    plain: "¿Cuántos estudiantes de tercer grado alcanzaron el estándar estatal en inglés?",
  },
  "indicator.ela-growth": {
    label: "Crecimiento en inglés",
    plain: "¿Avanzaron los estudiantes en inglés lo esperado por sus puntajes anteriores?",
  },
  "indicator.math-growth": {
    label: "Crecimiento en matemáticas",
    plain: "¿Avanzaron los estudiantes en matemáticas lo esperado por sus puntajes anteriores?",
  },
  "indicator.attendance": {
    label: "Asistencia",
    plain: "De todos los días en que estuvieron inscritos, ¿a cuántos asistieron los estudiantes?",
  },
  "indicator.chronic-absence": {
    label: "Ausentismo crónico",
    plain: "¿Cuántos estudiantes faltaron a una décima parte o más de sus días de clase?",
  },
  "indicator.retained": {
    label: "Repetición de grado",
    plain: "¿Cuántos estudiantes están en el mismo grado que el año pasado?",
  },
  "indicator.course-failure": {
    label: "D o F en un curso básico",
    plain: "¿Cuántos estudiantes recibieron una D o una F en un curso básico?",
  },
  "indicator.on-track-9": {
    label: "Por buen camino en noveno grado",
    plain:
      "¿Cuántos estudiantes de noveno grado obtuvieron suficientes créditos y tuvieron como máximo una F en un curso básico?",
  },
  "indicator.graduation-4yr": {
    label: "Graduación en cuatro años",
    plain: "¿Cuántos estudiantes obtuvieron un diploma regular en cuatro años?",
  },
  "indicator.graduation-5yr": {
    label: "Graduación en cinco años",
    plain: "¿Cuántos estudiantes obtuvieron un diploma regular en cinco años?",
  },
  "indicator.dropout-4yr": {
    label: "Salida de la escuela sin graduarse",
    plain: "¿Cuántos estudiantes dejaron la preparatoria sin terminarla?",
  },
  "indicator.a-g-complete": {
    label: "Cursos A-G completados",
    plain: "¿Cuántos graduados completaron los cursos que exigen la UC y la CSU?",
  },
  "indicator.a-g-complete-cohort": {
    label: "Cursos A-G completados, toda la generación",
    plain: "De todos los estudiantes que empezaron juntos el noveno grado, ¿cuántos completaron los cursos A-G?",
  },
  "indicator.college-career": {
    label: "Preparación para la universidad o una carrera",
    plain: "¿Cuántos estudiantes están preparados para la universidad o una carrera según la regla estatal?",
  },
  "indicator.ela-scale-score": {
    label: "Puntaje promedio en inglés",
    plain: "¿Cuál fue el puntaje promedio de los estudiantes en la prueba estatal de inglés?",
  },
  "indicator.math-scale-score": {
    label: "Puntaje promedio en matemáticas",
    plain: "¿Cuál fue el puntaje promedio de los estudiantes en la prueba estatal de matemáticas?",
  },
  "indicator.science-scale-score": {
    label: "Puntaje promedio en ciencias",
    plain: "¿Cuál fue el puntaje promedio de los estudiantes en la prueba estatal de ciencias?",
  },
  "indicator.dashboard-science-distance": {
    label: "Distancia al estándar de ciencias",
    plain: "¿Cuánto por encima o por debajo del estándar quedaron los estudiantes en ciencias, en promedio?",
  },
  "indicator.dashboard-chronic-absence": {
    label: "Ausentismo crónico, de kínder a octavo grado",
    plain: "¿Cuántos estudiantes de kínder a octavo grado faltaron a una décima parte o más de sus días de clase?",
  },
  "indicator.dashboard-graduation": {
    label: "Graduación en cuatro o cinco años",
    plain: "¿Cuántos estudiantes se graduaron en cuatro o cinco años?",
  },
  "indicator.dashboard-el-progress": {
    label: "Progreso de los aprendices de inglés, medida estatal",
    plain: "¿Cuántos aprendices de inglés subieron de nivel en inglés, o se mantuvieron en el más alto?",
  },
  "indicator.dataquest-seal-of-biliteracy": {
    label: "Sello de alfabetización bilingüe",
    plain: "¿Cuántos graduados obtuvieron el sello de alfabetización bilingüe?",
  },
  "indicator.dataquest-college-going": {
    label: "Universidad en menos de un año",
    plain: "¿Cuántos estudiantes que terminaron la preparatoria ingresaron a una universidad o colegio en 12 meses?",
  },
  "indicator.elpac-well-developed": {
    label: "Nivel más alto en la prueba estatal de inglés",
    plain: "¿Cuántos aprendices de inglés alcanzaron el nivel más alto en la prueba estatal de inglés?",
  },
  "indicator.reclassified-of-learners": {
    label: "Reclasificación en el año",
    plain: "¿Cuántos de los estudiantes que aprendían inglés fueron reclasificados en el año?",
  },
  "indicator.reclassification-reclassified": {
    label: "Reclasificación, tasa estatal",
    plain: "¿Cuántos fueron reclasificados por cada aprendiz de inglés del año anterior?",
  },
  "indicator.crdc-gifted": {
    label: "Programas para dotados, conteo federal",
    plain: "¿Cuántos estudiantes estaban en programas para estudiantes dotados?",
  },
  "indicator.dashboard-suspended": {
    label: "Suspensión de un día o más",
    plain: "¿Cuántos estudiantes fueron suspendidos un día o más?",
  },
  "indicator.dataquest-suspended-defiance-only": {
    label: "Suspensión solo por desafío",
    plain: "¿Cuántos estudiantes fueron suspendidos solo por desafío?",
  },
  "indicator.crdc-suspended-in": {
    label: "Suspensión dentro de la escuela, conteo federal",
    plain: "Según informaron las escuelas, ¿cuántos estudiantes fueron suspendidos dentro de la escuela?",
  },
  "indicator.crdc-suspended-out": {
    label: "Suspensión fuera de la escuela, conteo federal",
    plain: "Según informaron las escuelas, ¿cuántos estudiantes fueron suspendidos fuera de la escuela?",
  },
  "indicator.crdc-expelled": {
    label: "Expulsión, conteo federal",
    plain: "Según informaron las escuelas, ¿cuántos estudiantes fueron expulsados?",
  },
  "indicator.crdc-law-enforcement": {
    label: "Remisión a la policía, conteo federal",
    plain: "Según informaron las escuelas, ¿cuántos estudiantes fueron remitidos a la policía?",
  },
  "indicator.crdc-arrested": {
    label: "Arresto en la escuela, conteo federal",
    plain: "Según informaron las escuelas, ¿cuántos estudiantes fueron arrestados en la escuela?",
  },
  "indicator.wa-disciplined": {
    label: "Medidas disciplinarias",
    plain: "¿Cuántos estudiantes recibieron medidas disciplinarias?",
  },
  "indicator.postsecondary": {
    label: "Ingreso a la universidad",
    plain: "¿Cuántos graduados se inscribieron en una universidad o colegio en los 12 meses siguientes?",
  },
  "indicator.el-progress": {
    label: "Progreso de los aprendices de inglés",
    plain: "¿Cuántos aprendices de inglés subieron de nivel o se mantuvieron en el nivel más alto?",
  },
  "indicator.reclassified-6yr": {
    label: "Reclasificación en seis años o menos",
    plain: "¿Cuántos aprendices de inglés fueron reclasificados como competentes en inglés en un máximo de seis años?",
  },
  "indicator.long-term-el": {
    label: "Más de seis años como aprendiz de inglés",
    plain: "¿Cuántos aprendices de inglés llevan más de seis años sin ser reclasificados?",
  },
  "indicator.stability": {
    label: "Misma escuela todo el año",
    plain: "¿Cuántos estudiantes permanecieron en una misma escuela todo el año?",
  },
  "indicator.special-education": {
    label: "Identificación para educación especial",
    plain: "¿Cuántos estudiantes han sido identificados para recibir educación especial?",
  },
  "indicator.special-education-autism": {
    label: "Identificación de autismo",
    plain: "¿Cuántos estudiantes han sido identificados con autismo?",
  },
  "indicator.special-education-emotional": {
    label: "Identificación de discapacidad emocional",
    plain: "¿Cuántos estudiantes han sido identificados con una discapacidad emocional?",
  },
  "indicator.special-education-intellectual": {
    label: "Identificación de discapacidad intelectual",
    plain: "¿Cuántos estudiantes han sido identificados con una discapacidad intelectual?",
  },
  "indicator.special-education-ohi": {
    label: "Identificación de otro impedimento de salud",
    plain: "¿Cuántos estudiantes han sido identificados con otro impedimento de salud?",
  },
  "indicator.special-education-sld": {
    label: "Identificación de discapacidad específica del aprendizaje",
    plain: "¿Cuántos estudiantes han sido identificados con una discapacidad específica del aprendizaje?",
  },
  "indicator.special-education-sli": {
    label: "Identificación de impedimento del habla o lenguaje",
    plain: "¿Cuántos estudiantes han sido identificados con un impedimento del habla o del lenguaje?",
  },
  "indicator.regular-class-80": {
    label: "Clase regular la mayor parte del día",
    plain: "¿Cuántos estudiantes con discapacidades pasan el 80 por ciento o más del día en la clase regular?",
  },
  "indicator.separate-setting": {
    label: "Clase o escuela separada",
    plain: "¿Cuántos estudiantes con discapacidades aprenden sobre todo en una clase o escuela separada?",
  },
  "indicator.el-with-disability": {
    label: "Identificación de discapacidad, aprendices de inglés",
    plain: "¿Se identifica a los aprendices de inglés con una discapacidad más o menos que a los demás estudiantes?",
  },
  "indicator.gifted": {
    label: "Identificación de dotados y talentosos",
    plain: "¿Cuántos estudiantes han sido identificados para programas de dotados y talentosos?",
  },
  "indicator.algebra-by-8": {
    label: "Álgebra en octavo grado o antes",
    plain: "¿Cuántos estudiantes tomaron Álgebra I o un curso más avanzado a más tardar en octavo grado?",
  },
  "indicator.advanced-math-11": {
    label: "Matemáticas avanzadas en el grado 11 o antes",
    plain: "¿Cuántos estudiantes tomaron matemáticas más avanzadas que Álgebra II a más tardar en el grado 11?",
  },
  "indicator.advanced-course": {
    label: "Curso avanzado",
    plain: "¿Cuántos estudiantes de preparatoria tomaron un curso AP, IB, de honores o universitario?",
  },
  "indicator.ap-passed": {
    label: "Examen AP o IB aprobado",
    plain: "¿Cuántos estudiantes de preparatoria aprobaron un examen AP o IB?",
  },
  "indicator.ap-passed-of-takers": {
    label: "Examen AP o IB aprobado, entre quienes llevan el curso",
    plain: "De los estudiantes que tomaron un curso AP o IB, ¿cuántos aprobaron un examen?",
  },
  "indicator.college-course": {
    label: "Crédito universitario",
    plain: "¿Cuántos estudiantes de preparatoria obtuvieron crédito universitario?",
  },
  "indicator.stem-course": {
    label: "Ciencias, computación o cálculo avanzados",
    plain: "¿Cuántos estudiantes de preparatoria tomaron ciencias avanzadas, computación o cálculo?",
  },
  "indicator.cte-completer": {
    label: "Trayectoria profesional completada",
    plain: "¿Cuántos estudiantes completaron una trayectoria de educación técnica profesional?",
  },
  "indicator.work-based": {
    label: "Aprendizaje en el trabajo",
    plain: "¿Cuántos estudiantes de preparatoria tuvieron una pasantía u otro aprendizaje en un lugar de trabajo?",
  },
  "indicator.extracurricular": {
    label: "Actividades escolares",
    plain: "¿Cuántos estudiantes participaron en al menos un club, deporte o actividad artística?",
  },
  "indicator.counseled": {
    label: "Reunión con un consejero",
    plain: "¿Cuántos estudiantes se reunieron con un consejero o consejera este año?",
  },
  "indicator.suspended": {
    label: "Suspensión",
    plain: "¿Cuántos estudiantes fueron suspendidos al menos una vez este año?",
  },
  "indicator.suspended-full-day": {
    label: "Suspensión de un día completo o más",
    plain: "Como lo cuenta el Dashboard, ¿cuántos estudiantes tuvieron suspensiones que suman un día completo o más?",
  },
  "indicator.suspended-out": {
    label: "Suspensión fuera de la escuela",
    plain: "¿Cuántos estudiantes fueron suspendidos y enviados a casa al menos una vez?",
  },
  "indicator.suspended-in": {
    label: "Suspensión dentro de la escuela",
    plain: "¿Cuántos estudiantes fueron retirados de clase y permanecieron en la escuela al menos una vez?",
  },
  "indicator.suspended-again": {
    label: "Más de una suspensión",
    plain: "¿Cuántos estudiantes fueron suspendidos dos o más veces?",
  },
  "indicator.expelled": { label: "Expulsión", plain: "¿Cuántos estudiantes fueron expulsados?" },
  "indicator.days-lost": {
    label: "Días de clase perdidos por suspensión",
    plain: "¿Cuántos días de clase se perdieron por suspensión por cada 100 estudiantes?",
  },
  "indicator.law-enforcement": {
    label: "Remisión a la policía o arresto",
    plain: "¿Cuántos estudiantes fueron remitidos a la policía o arrestados en la escuela?",
  },
  "indicator.restrained": {
    label: "Sujeción física o aislamiento",
    plain: "¿A cuántos estudiantes el personal los sujetó físicamente o los aisló?",
  },
  "indicator.same-offense-suspended": {
    label: "Suspensión tras el mismo tipo de incidente",
    plain: "Tras el mismo tipo de incidente, ¿cuántos estudiantes fueron suspendidos?",
  },
  "indicator.same-offense-suspended-defiance": {
    label: "Suspensión tras desafío o interrupción",
    plain: "Tras un incidente de desafío o interrupción, ¿cuántos estudiantes fueron suspendidos?",
  },
  "indicator.same-offense-suspended-violence": {
    label: "Suspensión tras un incidente violento",
    plain: "Tras un incidente de violencia, ¿cuántos estudiantes fueron suspendidos?",
  },
  "indicator.same-offense-suspended-weapons": {
    label: "Suspensión tras un incidente con un arma",
    plain: "Tras un incidente con un arma, ¿cuántos estudiantes fueron suspendidos?",
  },
  "indicator.same-offense-suspended-drugs": {
    label: "Suspensión tras un incidente con drogas o alcohol",
    plain: "Tras un incidente con drogas o alcohol, ¿cuántos estudiantes fueron suspendidos?",
  },
  "indicator.same-offense-suspended-other": {
    label: "Suspensión tras otro tipo de incidente",
    plain: "Tras un incidente de cualquier otro tipo, ¿cuántos estudiantes fueron suspendidos?",
  },
  "indicator.adult-connection": {
    label: "Un adulto que se preocupa por mí en la escuela",
    plain: "¿Cuántos estudiantes dicen que algún adulto de la escuela se preocupa por ellos?",
  },
  "indicator.safe-at-school": {
    label: "Sentirse seguro en la escuela",
    plain: "¿Cuántos estudiantes dicen que se sienten seguros en la escuela?",
  },
  "indicator.safe-on-the-way": {
    label: "Sentirse seguro en el camino a la escuela",
    plain: "¿Cuántos estudiantes dicen que se sienten seguros al ir y volver de la escuela?",
  },
  "indicator.belonging": {
    label: "Sentido de pertenencia",
    plain: "¿Cuántos estudiantes sienten que pertenecen a su escuela?",
  },
  "indicator.belonging-score": {
    label: "Sentido de pertenencia, respuesta promedio",
    plain: "¿Qué tanto sienten los estudiantes que pertenecen a su escuela, de 1 a 5?",
  },
  "indicator.bullied": {
    label: "Acoso escolar",
    plain: "¿Cuántos estudiantes dicen que sufrieron acoso escolar este año?",
  },
  "indicator.novice-teacher": {
    label: "Maestros nuevos",
    plain: "¿Cuántos de los maestros de cursos básicos de un estudiante están en sus primeros dos años?",
  },
  "indicator.underprepared-teacher": {
    label: "Maestros sin credencial completa",
    plain:
      "¿Cuántos de los maestros de cursos básicos de un estudiante tienen una credencial de emergencia, de interno o con exención?",
  },
  "indicator.out-of-field-teacher": {
    label: "Maestros fuera de su campo",
    plain: "¿Cuántas clases de un estudiante las da un maestro sin credencial para esa materia?",
  },
  "indicator.teacher-turnover": {
    label: "Rotación de maestros",
    plain: "¿Cuántos maestros de la escuela de un estudiante se fueron desde el año pasado?",
  },
  "indicator.teacher-of-color": {
    label: "Al menos un maestro de color",
    plain: "¿Cuántos estudiantes tienen al menos un maestro o maestra de color?",
  },
  "indicator.same-group-teacher": {
    label: "Un maestro de la misma raza o etnia",
    plain: "¿Cuántos estudiantes tienen al menos un maestro de su misma raza o etnia?",
  },
  "indicator.class-size": {
    label: "Tamaño de la clase",
    plain: "¿Cuántos estudiantes hay en las clases básicas de un estudiante, en promedio?",
  },
  "indicator.counselor-load": {
    label: "Estudiantes por consejero",
    plain: "¿A cuántos estudiantes atiende cada consejero en la escuela de un estudiante?",
  },
  "indicator.spending-per-student": {
    label: "Gasto por estudiante",
    plain: "¿Cuánto gasta en un año la escuela de un estudiante por cada estudiante?",
  },
  "indicator.devices": {
    label: "Dispositivos por estudiante",
    plain: "¿Cuántas computadoras o tabletas tiene la escuela de un estudiante por cada estudiante?",
  },
  "indicator.advanced-offered": {
    label: "Cursos avanzados que se ofrecen",
    plain: "¿Cuántos cursos avanzados ofrece la escuela de un estudiante?",
  },
  "indicator.library-lab": {
    label: "Biblioteca y laboratorio con personal",
    plain: "¿Tiene la escuela de un estudiante una biblioteca y un laboratorio con personal?",
  },
  "indicator.good-repair": {
    label: "Edificios en buen estado",
    plain: "¿Cuántos de los edificios de la escuela de un estudiante están en buen estado?",
  },
  "indicator.teacher-coached": {
    label: "Maestros con acompañamiento pedagógico",
    plain:
      "¿Cuántos de los maestros de un estudiante participan este año en acompañamiento pedagógico o en un ciclo de aprendizaje?",
  },
  "indicator.supported-in-time": {
    label: "Apoyo a tiempo",
    plain: "Cuando la alerta temprana pidió apoyo, ¿cuántos estudiantes lo recibieron en 15 días escolares?",
  },
  "indicator.support-delivered": {
    label: "Sesiones de apoyo realizadas",
    plain: "¿Cuántas de las sesiones de apoyo planeadas se realizaron?",
  },
  "indicator.designated-eld": {
    label: "Aprendices de inglés con ELD designado",
    plain: "¿Cuántos aprendices de inglés tienen un tiempo diario propio para aprender inglés?",
  },
  "indicator.family-reached": {
    label: "Familias contactadas en su idioma",
    plain: "¿Con cuántas familias tuvo la escuela una conversación de ida y vuelta en su propio idioma?",
  },
  "indicator.days-taught": {
    label: "Días en clase",
    plain: "De todos los días ofrecidos, ¿cuántos estuvieron los estudiantes en clase?",
  },
  "indicator.tested-ela": {
    label: "Participación en la prueba estatal de inglés",
    plain: "De los estudiantes que debían presentar la prueba estatal de inglés, ¿cuántos la presentaron?",
  },
  "indicator.tested-math": {
    label: "Participación en la prueba estatal de matemáticas",
    plain: "De los estudiantes que debían presentar la prueba estatal de matemáticas, ¿cuántos la presentaron?",
  },
  "indicator.cycle-on-time": {
    label: "Ciclos estudiados a tiempo",
    plain: "¿Cuántos ciclos de mejora se estudiaron en la fecha prevista?",
  },
  "indicator.action-on-track": {
    label: "Acciones del plan en marcha",
    plain: "¿Cuántas acciones del plan avanzan según lo previsto, para cada grupo al que sirven?",
  },
  "indicator.question-answered": {
    label: "Preguntas de las familias respondidas",
    plain: "¿Cuántas preguntas de las familias se respondieron en diez días, en cada idioma?",
  },
  "indicator.funds-reached": {
    label: "Fondos que llegaron a los estudiantes",
    plain: "¿Qué parte del dinero estatal adicional se gastó en los estudiantes por quienes el distrito lo recibió?",
  },
  "goal.1": { label: "Resultados altos para todos", plain: "¿Logran todos los grupos resultados altos?" },
  "goal.2": {
    label: "Cursos y programas",
    plain: "¿Entran todos los grupos en los cursos y programas que necesitan?",
  },
  "goal.3": {
    label: "Trato justo y seguro",
    plain: "¿Se trata con justicia a todos los grupos y están seguros en la escuela?",
  },
  "goal.4": {
    label: "Maestros y recursos",
    plain: "¿Llegan los maestros, el dinero y los materiales a quienes más los necesitan?",
  },
  "goal.5": {
    label: "Apoyo para aprender",
    plain: "¿Recibe cada estudiante la enseñanza y el apoyo que necesita para aprender?",
  },
  "goal.6": {
    label: "Promesas cumplidas",
    plain: "¿Cumplen los adultos lo que dijeron y lo informan al público?",
  },
  "group.all": { label: "Todos los estudiantes", plain: "Todos los estudiantes que se cuentan aquí." },
  "group.everyone-else": { label: "Los demás estudiantes", plain: "Todos los que no están en el grupo nombrado." },
  "group.american-indian": {
    label: "Estudiantes indígenas americanos o nativos de Alaska",
    plain: "Estudiantes cuyas familias son de los primeros pueblos de América.",
  },
  "group.asian": { label: "Estudiantes asiáticos", plain: "Estudiantes con raíces en Asia, según informó la familia." },
  "group.black": {
    label: "Estudiantes negros o afroamericanos",
    plain: "Estudiantes cuyas familias indicaron negro o afroamericano.",
  },
  "group.filipino": { label: "Estudiantes filipinos", plain: "Estudiantes cuyas familias indicaron filipino." },
  "group.hispanic": {
    label: "Estudiantes hispanos o latinos",
    plain: "Estudiantes de cualquier raza cuyas familias indicaron hispano o latino.",
  },
  "group.pacific-islander": {
    label: "Estudiantes nativos de Hawái o de las islas del Pacífico",
    plain: "Estudiantes con raíces en Hawái, Guam, Samoa u otras islas del Pacífico.",
  },
  "group.white": { label: "Estudiantes blancos", plain: "Estudiantes cuyas familias indicaron blanco." },
  "group.two-or-more": {
    label: "Estudiantes de dos o más razas",
    plain: "Estudiantes cuyas familias indicaron más de una raza.",
  },
  "group.mena": {
    label: "Estudiantes de Medio Oriente o del norte de África",
    plain: "Estudiantes con raíces en Medio Oriente o el norte de África.",
  },
  "group.race-not-reported": { label: "Raza o etnia no informada", plain: "La familia no respondió o falta el dato." },
  "group.female": { label: "Niñas y jóvenes mujeres", plain: "Estudiantes registradas como mujeres." },
  "group.male": { label: "Niños y jóvenes varones", plain: "Estudiantes registrados como varones." },
  "group.nonbinary": { label: "Estudiantes no binarios", plain: "Estudiantes registrados como no binarios." },
  "group.el": {
    label: "Aprendices de inglés",
    plain: "Estudiantes que hablan otro idioma en casa y aprenden inglés en la escuela.",
  },
  "group.eo": { label: "Estudiantes que solo hablan inglés", plain: "Estudiantes cuyo idioma en casa es el inglés." },
  "group.ifep": {
    label: "Competentes en inglés desde el inicio (IFEP)",
    plain: "Estudiantes con otro idioma en casa que ya dominaban el inglés al inscribirse.",
  },
  "group.rfep": {
    label: "Reclasificados como competentes en inglés (RFEP)",
    plain: "Estudiantes que eran aprendices de inglés y ahora dominan el inglés.",
  },
  "group.rfep-recent": {
    label: "Reclasificados en los últimos cuatro años",
    plain: "Estudiantes reclasificados hace cuatro años o menos; la escuela aún les da seguimiento.",
  },
  "group.rfep-over-4": {
    label: "Reclasificados hace más de cuatro años",
    plain: "Estudiantes reclasificados hace más de cuatro años.",
  },
  "group.rfep-undated": {
    label: "Reclasificados, fecha desconocida",
    plain: "Estudiantes reclasificados, según archivos que no dicen cuándo.",
  },
  "group.not-el": {
    label: "No son aprendices de inglés",
    plain: "Estudiantes que no son aprendices de inglés, según un archivo que no dice más sobre su inglés.",
  },
  "group.el-tbd": {
    label: "Situación de inglés por determinar",
    plain: "Estudiantes cuya situación de inglés la escuela todavía no determina.",
  },
  "group.ever-el": {
    label: "Estudiantes que son o fueron aprendices de inglés",
    plain: "Aprendices de inglés actuales y quienes ya fueron reclasificados.",
  },
  "group.el-or-recent": {
    label: "Aprendices de inglés y reclasificados recientes",
    plain:
      "Aprendices de inglés y estudiantes reclasificados hace cuatro años o menos: el grupo del Dashboard para sus pruebas.",
  },
  "group.neither-el-nor-recent": {
    label: "Ni aprendices de inglés ni reclasificados recientes",
    plain: "Todos los estudiantes menos los aprendices de inglés y los reclasificados hace cuatro años o menos.",
  },
  "group.ltel": {
    label: "Aprendices de inglés a largo plazo",
    plain: "Estudiantes que llevan más de seis años como aprendices de inglés.",
  },
  "group.not-ltel": {
    label: "Aprendices de inglés que no son de largo plazo",
    plain: "Estudiantes que llevan seis años o menos como aprendices de inglés.",
  },
  "group.ar-ltel": {
    label: "Aprendices de inglés cerca de los seis años",
    plain: "Estudiantes que llevan cuatro o cinco años como aprendices de inglés.",
  },
  "group.newcomer": {
    label: "Estudiantes recién llegados",
    plain: "Estudiantes en sus primeros años en escuelas de EE. UU.",
  },
  "group.swd": { label: "Estudiantes con discapacidades", plain: "Estudiantes que tienen un IEP." },
  "group.no-disability": {
    label: "Estudiantes sin una discapacidad identificada",
    plain: "Estudiantes que no tienen un IEP.",
  },
  "group.section-504": {
    label: "Estudiantes con un plan 504",
    plain: "Estudiantes con una discapacidad que reciben ajustes en clase según la Sección 504.",
  },
  "group.dis-autism": { label: "Autismo", plain: "Un tipo de discapacidad que nombra la ley federal." },
  "group.dis-emotional": {
    label: "Discapacidad emocional",
    plain: "Un tipo de discapacidad que nombra la ley federal.",
  },
  "group.dis-intellectual": {
    label: "Discapacidad intelectual",
    plain: "Un tipo de discapacidad que nombra la ley federal.",
  },
  "group.dis-ohi": {
    label: "Otro impedimento de salud",
    plain: "Condiciones de salud que afectan el aprendizaje, según la ley federal.",
  },
  "group.dis-sld": {
    label: "Discapacidad específica del aprendizaje",
    plain: "Una discapacidad que afecta la lectura, la escritura o el cálculo, como la dislexia.",
  },
  "group.dis-sli": {
    label: "Impedimento del habla o del lenguaje",
    plain: "Un tipo de discapacidad que nombra la ley federal.",
  },
  "group.dis-deaf-blindness": { label: "Sordoceguera", plain: "Un tipo de discapacidad que nombra la ley federal." },
  "group.dis-deafness": {
    label: "Sordera o dificultades de audición",
    plain: "Un tipo de discapacidad que nombra la ley federal.",
  },
  "group.dis-established-medical": {
    label: "Discapacidad médica establecida",
    plain: "Un tipo de discapacidad de niños pequeños que nombra la ley estatal.",
  },
  "group.dis-multiple": {
    label: "Discapacidades múltiples",
    plain: "Dos o más tipos de discapacidad a la vez, según la ley federal.",
  },
  "group.dis-orthopedic": {
    label: "Impedimento ortopédico",
    plain: "Un tipo de discapacidad que nombra la ley federal.",
  },
  "group.dis-brain-injury": {
    label: "Lesión cerebral traumática",
    plain: "Un tipo de discapacidad que nombra la ley federal.",
  },
  "group.dis-visual": { label: "Impedimento visual", plain: "Un tipo de discapacidad que nombra la ley federal." },
  "group.sed": {
    label: "Estudiantes de familias con bajos ingresos",
    plain:
      "En desventaja socioeconómica, como dice el estado: la familia tiene bajos ingresos, o los padres no terminaron la preparatoria.",
  },
  "group.not-sed": {
    label: "Estudiantes que no son de familias con bajos ingresos",
    plain: "Todos los estudiantes fuera de ese grupo.",
  },
  "group.foster": {
    label: "Jóvenes de crianza temporal",
    plain: "Niños y jóvenes bajo el cuidado del sistema de bienestar infantil.",
  },
  "group.not-foster": {
    label: "Estudiantes que no están en crianza temporal",
    plain: "Todos los estudiantes fuera de la crianza temporal.",
  },
  "group.homeless": {
    label: "Estudiantes sin un hogar permanente",
    plain: "Estudiantes sin un lugar fijo, regular y adecuado donde dormir.",
  },
  "group.not-homeless": {
    label: "Estudiantes con un hogar permanente",
    plain: "Todos los estudiantes que tienen un hogar permanente.",
  },
  "group.housing-neither": {
    label: "Estudiantes en ninguno de los dos grupos",
    plain: "Estudiantes que no están en crianza temporal ni sin un hogar permanente.",
  },
  "group.migrant": {
    label: "Estudiantes migrantes",
    plain: "Estudiantes cuyas familias se mudaron por trabajo agrícola o de pesca en los últimos tres años.",
  },
  "group.not-migrant": {
    label: "Estudiantes que no son migrantes",
    plain: "Todos los estudiantes fuera de ese programa.",
  },
  "group.military": {
    label: "Estudiantes de familias militares",
    plain: "Estudiantes con un padre o madre en las fuerzas armadas.",
  },
  "group.not-military": {
    label: "Estudiantes que no son de familias militares",
    plain: "Todos los estudiantes fuera de ese grupo.",
  },
  "group.parent-ed-none": {
    label: "Los padres no terminaron la preparatoria",
    plain: "El nivel de estudios más alto que informó un padre o madre.",
  },
  "group.parent-ed-hs": {
    label: "Un padre o madre terminó la preparatoria",
    plain: "El nivel de estudios más alto que informó un padre o madre.",
  },
  "group.parent-ed-some": {
    label: "Un padre o madre tiene algunos estudios universitarios",
    plain: "El nivel de estudios más alto que informó un padre o madre.",
  },
  "group.parent-ed-college": {
    label: "Un padre o madre terminó la universidad",
    plain: "El nivel de estudios más alto que informó un padre o madre.",
  },
  "group.parent-ed-grad": {
    label: "Un padre o madre terminó un posgrado",
    plain: "El nivel de estudios más alto que informó un padre o madre.",
  },
  "group.parent-ed-declined": { label: "Estudios de los padres no indicados", plain: "La familia no respondió." },
  "group.unduplicated": {
    label: "Alumnos no duplicados",
    plain:
      "Estudiantes que son aprendices de inglés, están en crianza temporal o son de familias con bajos ingresos, contados una sola vez.",
  },
  "grouping.race-ethnicity": { label: "Raza y etnia", plain: "Grupos según la raza o etnia que informó la familia." },
  "grouping.race-2024": {
    label: "Raza y etnia, norma de 2024",
    plain: "Grupos según las siete categorías iguales de la norma federal de 2024.",
  },
  "grouping.gender": { label: "Género", plain: "Grupos según el género registrado." },
  "grouping.el-status": {
    label: "Situación respecto al inglés",
    plain: "Grupos según la etapa en el camino hacia el dominio del inglés.",
  },
  "grouping.el-or-recent-rfep": {
    label: "Aprendices de inglés con reclasificados recientes",
    plain: "Aprendices de inglés y estudiantes reclasificados hace cuatro años o menos, juntos, y los demás.",
  },
  "grouping.long-term-el": {
    label: "Aprendices de inglés a largo plazo",
    plain: "Estudiantes con más de seis años como aprendices de inglés y los demás.",
  },
  "grouping.disability": { label: "Discapacidad", plain: "Estudiantes con un IEP y estudiantes sin él." },
  "grouping.disability-category": {
    label: "Categoría de discapacidad",
    plain: "Grupos según la categoría que indica el IEP.",
  },
  "grouping.disadvantaged": {
    label: "Situación socioeconómica",
    plain: "Grupos según los ingresos de la familia o los estudios de los padres.",
  },
  "grouping.housing": {
    label: "Vivienda",
    plain: "Grupos según la crianza temporal y la falta de un hogar permanente.",
  },
  "grouping.foster": { label: "Crianza temporal", plain: "Estudiantes en crianza temporal y los demás." },
  "grouping.homeless": {
    label: "Falta de un hogar permanente",
    plain: "Estudiantes sin un hogar permanente y los demás.",
  },
  "grouping.migrant": {
    label: "Educación migrante",
    plain: "Estudiantes del Programa de Educación Migrante y los demás.",
  },
  "grouping.military": { label: "Familia militar", plain: "Estudiantes de familias militares y los demás." },
  "grouping.parent-education": {
    label: "Estudios de los padres",
    plain: "Grupos según el nivel de estudios más alto de un padre o madre.",
  },
  "grouping.grade": { label: "Grado", plain: "Grupos según el grado escolar." },
  "grouping.home-language": { label: "Idioma del hogar", plain: "Grupos según el idioma que se habla en casa." },
  "grouping.crossing": {
    label: "Dos agrupaciones juntas",
    plain: "Por ejemplo, las niñas entre los aprendices de inglés.",
  },
  "grouping.default-comparison": { label: "En comparación con", plain: "El grupo con el que se compara la cifra." },
  "certainty.clear": {
    label: "una brecha clara",
    plain: "Tenemos confianza en que hay una brecha y es lo bastante grande para actuar.",
  },
  "certainty.clear-small": {
    label: "una brecha clara pero pequeña",
    plain: "Tenemos confianza en que hay una brecha, pero es menor que la línea de acción del distrito.",
  },
  "certainty.probable": {
    label: "probablemente una brecha",
    plain: "Parece haber una brecha, pero con menos seguridad: podría ser azar.",
  },
  "certainty.none": {
    label: "ningún indicio de brecha",
    plain: "Si hay una brecha, es menor que la línea de acción del distrito.",
  },
  "certainty.cannot-say": { label: "no se puede saber", plain: "Puede haber una brecha que pide actuar, o ninguna." },
  "certainty.too-few": {
    label: "muy pocos estudiantes para saberlo",
    plain: "Con tan pocos estudiantes no se puede distinguir una brecha del azar.",
  },
  "certainty.withheld": {
    label: "no se muestra, para proteger la privacidad",
    plain: "El grupo es pequeño y la cifra podría señalar a un estudiante.",
  },
  "certainty.not-asked": {
    label: "no se preguntó: faltan datos",
    plain: "El distrito no ha cargado los datos que esta pregunta necesita.",
  },
  "certainty.change-growing": {
    label: "la brecha se ha ampliado",
    plain: "La brecha es mayor que antes, más de lo que explicaría el azar.",
  },
  "certainty.change-closing": {
    label: "la brecha se ha reducido",
    plain: "La brecha es menor que antes, más de lo que explicaría el azar.",
  },
  "certainty.change-same": { label: "casi igual", plain: "El cambio es menor que la línea de acción del distrito." },
  "certainty.change-unclear": { label: "ningún cambio claro", plain: "No se puede saber si la brecha cambió." },
  "certainty.change-new": { label: "primer año medido", plain: "No hay un año anterior con el que comparar." },
  "term.gap": { label: "brecha", plain: "La diferencia entre dos grupos en la frecuencia con que ocurre algo." },
  "term.opportunity-gap": {
    label: "brecha de oportunidades",
    plain: "Una brecha en lo que se da a los estudiantes: cursos, maestros, tiempo, seguridad, dinero.",
  },
  "term.reference-group": { label: "grupo de comparación", plain: "El grupo con el que se compara el grupo nombrado." },
  "term.complement": { label: "los demás estudiantes", plain: "Todos los que están fuera del grupo nombrado." },
  "term.rate": { label: "tasa", plain: "De cada 100 estudiantes, cuántos." },
  "term.share": { label: "proporción", plain: "Una parte de todo el grupo." },
  "term.percentage-point": {
    label: "punto porcentual",
    plain: "La resta de dos porcentajes: de 10% a 15% son 5 puntos.",
  },
  "term.average": { label: "promedio", plain: "La suma dividida entre el número de estudiantes." },
  "term.median": { label: "mediana", plain: "El valor del medio: la mitad queda por encima y la mitad por debajo." },
  "term.confidence-interval": {
    label: "intervalo de confianza",
    plain: "El rango donde lo más probable es que esté la cifra verdadera.",
  },
  "term.q-value": {
    label: "valor q",
    plain: "De todas las brechas al menos así de claras, la parte que se espera por azar.",
  },
  "term.false-discovery": { label: "falso hallazgo", plain: "Una brecha que parece real pero surgió por azar." },
  "term.chance": { label: "azar", plain: "Subidas y bajadas que ocurren sin un cambio real." },
  "term.risk-ratio": {
    label: "razón de riesgo",
    plain: "La tasa de un grupo dividida entre la tasa de los demás estudiantes.",
  },
  "term.disproportionality": {
    label: "desproporcionalidad",
    plain: "Un grupo aparece más o menos de lo que corresponde a su parte de los estudiantes.",
  },
  "term.significant-disproportionality": {
    label: "desproporcionalidad significativa",
    plain: "Una prueba federal de IDEA: el distrito supera el límite del estado.",
  },
  "term.over-representation": {
    label: "sobrerrepresentación",
    plain: "El grupo es una parte mayor aquí que entre todos los estudiantes.",
  },
  "term.under-representation": {
    label: "subrepresentación",
    plain: "El grupo es una parte menor aquí que entre todos los estudiantes.",
  },
  "term.suppression": {
    label: "retenido por privacidad",
    plain: "Una cifra que se oculta para que no se pueda identificar a ningún estudiante.",
  },
  "term.complementary-suppression": {
    label: "segunda cifra retenida",
    plain: "Una cifra que se oculta porque con ella se podría calcular otra cifra oculta.",
  },
  "term.range": { label: "rango", plain: "Del valor más bajo al más alto que se muestra." },
  "term.trend": { label: "tendencia", plain: "Hacia dónde se han movido las cifras con los años." },
  "term.students-to-close": {
    label: "estudiantes necesarios para cerrar la brecha",
    plain: "Cuántos estudiantes más harían falta para igualar las dos tasas.",
  },
  "term.positive-outlier": {
    label: "escuela de la que aprender",
    plain: "Una escuela donde los estudiantes logran más que en escuelas con estudiantes parecidos.",
  },
  "term.growth": { label: "crecimiento", plain: "Cuánto avanzaron los estudiantes desde el año pasado." },
  "term.effect": { label: "efecto", plain: "Un cambio que produjo el propio programa." },
  "term.indicator": { label: "indicador", plain: "Una pregunta que se hace igual cada año." },
  "term.finding": { label: "hallazgo", plain: "Lo que dicen los datos y con qué seguridad." },
  "term.cohort": { label: "cohorte", plain: "Estudiantes que empezaron juntos el noveno grado." },
  "term.adjusted-cohort-rate": {
    label: "tasa de graduación ajustada por cohorte",
    plain: "La tasa de graduación después de contar a quienes llegaron y a quienes se mudaron.",
  },
  "term.population": { label: "estudiantes que se cuentan", plain: "A quiénes incluye la cifra." },
  "term.denominator": { label: "de cuántos", plain: "El total del que se toma la parte." },
  "term.run-chart": {
    label: "gráfica de seguimiento",
    plain: "Una línea de resultados en el tiempo con su línea central.",
  },
  "term.signal": { label: "señal", plain: "Un patrón que el azar rara vez produce." },
  "term.early-warning": {
    label: "alerta temprana",
    plain: "Señales en la asistencia, la conducta y las calificaciones que piden a los adultos acercarse.",
  },
  "term.flag": { label: "solicitud de apoyo", plain: "Un aviso que pide a un adulto acercarse a un estudiante." },
  "term.missed": { label: "sin aviso a tiempo", plain: "Estudiantes que necesitaban apoyo y no tuvieron aviso." },
  "term.segregation": {
    label: "qué tan separados estudian",
    plain: "Qué tan desigual es el reparto de los grupos entre escuelas o clases.",
  },
  "school.lcap": {
    label: "Plan de Control Local y Rendición de Cuentas (LCAP)",
    plain: "El plan de tres años del distrito: metas, acciones y dinero.",
  },
  "school.lcff": {
    label: "Fórmula de Financiamiento de Control Local (LCFF)",
    plain: "La forma en que California decide cuánto dinero recibe cada distrito.",
  },
  "school.base-grant": { label: "subvención base", plain: "Dinero por cada estudiante que asiste." },
  "school.supplemental-grant": {
    label: "subvención suplementaria",
    plain:
      "Dinero adicional por aprendices de inglés, jóvenes de crianza temporal y estudiantes de familias con bajos ingresos.",
  },
  "school.concentration-grant": {
    label: "subvención por concentración",
    plain: "Más dinero donde muchos estudiantes generan dinero suplementario.",
  },
  "school.spsa": {
    label: "Plan Escolar para el Logro Estudiantil (SPSA)",
    plain: "El plan anual de la escuela: metas, acciones y dinero.",
  },
  "school.ssc": {
    label: "Consejo Escolar del Plantel",
    plain: "Padres, personal y estudiantes que elaboran el plan de la escuela con la dirección.",
  },
  "school.elac": {
    label: "Comité Asesor de Aprendices de Inglés (ELAC)",
    plain: "Padres de aprendices de inglés que asesoran a la escuela.",
  },
  "school.delac": {
    label: "Comité Asesor de Aprendices de Inglés del Distrito (DELAC)",
    plain: "Padres de aprendices de inglés que asesoran al distrito.",
  },
  "school.mtss": {
    label: "Sistema de apoyo de múltiples niveles (MTSS)",
    plain: "Ayuda por pasos: para todos, para algunos y para los pocos que necesitan más.",
  },
  "school.tier-1": { label: "Nivel 1: apoyo para todos", plain: "Buena enseñanza y cuidado para cada estudiante." },
  "school.tier-2": { label: "Nivel 2: apoyo para algunos", plain: "Ayuda adicional en un grupo pequeño." },
  "school.tier-3": { label: "Nivel 3: apoyo para unos pocos", plain: "Ayuda hecha para un solo estudiante." },
  "school.pdsa": {
    label: "Planificar-Hacer-Estudiar-Actuar (PDSA)",
    plain: "Probar un cambio pequeño, ver qué pasó y luego decidir.",
  },
  "school.udl": {
    label: "Diseño Universal para el Aprendizaje (DUA)",
    plain: "Planear las clases para que cada estudiante pueda participar desde el inicio.",
  },
  "school.plc": {
    label: "comunidad profesional de aprendizaje (PLC)",
    plain: "Maestros que se reúnen a menudo para estudiar el trabajo de sus estudiantes y su propia enseñanza.",
  },
  "school.culturally-responsive": {
    label: "enseñanza culturalmente receptiva",
    plain: "Enseñanza que parte de lo que los estudiantes y sus familias saben y valoran.",
  },
  "school.restorative": {
    label: "prácticas restaurativas",
    plain: "Formas de reparar el daño y mantener a los estudiantes en clase.",
  },
  "school.eld": {
    label: "Desarrollo del Idioma Inglés (ELD)",
    plain: "Clases que enseñan inglés a los aprendices de inglés.",
  },
  "school.eld-designated": { label: "ELD designado", plain: "Un tiempo fijo cada día para aprender inglés." },
  "school.eld-integrated": {
    label: "ELD integrado",
    plain: "Ayuda con el inglés dentro de matemáticas, ciencias y otras clases.",
  },
  "school.elpac": {
    label: "Evaluaciones del Dominio del Idioma Inglés para California (ELPAC)",
    plain: "La prueba estatal de inglés para los aprendices de inglés.",
  },
  "school.reclassification": {
    label: "reclasificación",
    plain: "Cuando la escuela decide, con la familia, que un estudiante domina el inglés.",
  },
  "school.home-language-survey": {
    label: "Encuesta de Idioma en el Hogar",
    plain: "Preguntas sobre los idiomas que se hablan en casa, hechas al inscribirse.",
  },
  "school.caaspp": {
    label: "Evaluación del Desempeño y Progreso de los Estudiantes de California (CAASPP)",
    plain: "Las pruebas anuales de California en inglés, matemáticas y ciencias.",
  },
  "school.standard-exceeded": {
    label: "Estándar superado (nivel 4)",
    plain: "El más alto de los cuatro niveles de la prueba estatal.",
  },
  "school.standard-met": { label: "Estándar alcanzado (nivel 3)", plain: "El nivel que pide el estado." },
  "school.standard-nearly": {
    label: "Estándar casi alcanzado (nivel 2)",
    plain: "Cerca del nivel que pide el estado.",
  },
  "school.standard-not-met": {
    label: "Estándar no alcanzado (nivel 1)",
    plain: "Todavía lejos del nivel que pide el estado.",
  },
  "school.dashboard": {
    label: "Panel de Control Escolar de California (Dashboard)",
    plain: "El sitio del estado con cinco colores para cada escuela y grupo.",
  },
  "school.sarc": {
    label: "Informe de Responsabilidad Escolar (SARC)",
    plain: "El informe anual que cada escuela debe publicar.",
  },
  "school.a-g": {
    label: "requisitos A-G",
    plain: "Quince cursos de preparatoria que piden la UC y la CSU, con C o más.",
  },
  "school.cte": {
    label: "educación técnica profesional (CTE)",
    plain: "Cursos que enseñan las habilidades de una carrera.",
  },
  "school.dual-enrollment": {
    label: "inscripción doble",
    plain: "Tomar un curso universitario mientras se está en la preparatoria.",
  },
  "school.ap-ib": { label: "AP e IB", plain: "Cursos avanzados con un examen que puede dar crédito universitario." },
  "school.gate": {
    label: "Educación para estudiantes dotados y talentosos (GATE)",
    plain: "Clases o programas para estudiantes identificados como dotados.",
  },
  "school.iep": {
    label: "Programa de Educación Individualizado (IEP)",
    plain: "El plan escrito para un estudiante que recibe educación especial.",
  },
  "school.plan-504": {
    label: "plan 504",
    plain: "Ajustes en clase para que un estudiante con una discapacidad pueda participar.",
  },
  "school.idea": {
    label: "Ley de Educación para Individuos con Discapacidades (IDEA)",
    plain: "La ley federal de educación especial.",
  },
  "school.special-education": {
    label: "educación especial",
    plain: "Enseñanza adaptada a la discapacidad de un estudiante, sin costo para la familia.",
  },
  "school.lre": {
    label: "entorno menos restrictivo",
    plain: "Aprender lo más posible junto a compañeros sin discapacidades.",
  },
  "school.foster-youth": {
    label: "jóvenes de crianza temporal",
    plain: "Niños y jóvenes bajo el cuidado del sistema de bienestar infantil.",
  },
  "school.mckinney-vento": {
    label: "Ley McKinney-Vento",
    plain: "La ley federal que protege la educación de los estudiantes sin un hogar fijo.",
  },
  "school.school-of-origin": {
    label: "escuela de origen",
    plain: "La escuela a la que el estudiante asistía antes de perder su hogar o cambiar de colocación.",
  },
  "school.chronic-absenteeism": {
    label: "ausentismo crónico",
    plain: "Faltar a una décima parte o más de los días de clase, por cualquier motivo.",
  },
  "school.truancy": { label: "ausentismo escolar injustificado", plain: "Faltar a la escuela sin justificación." },
  "school.suspension": { label: "suspensión", plain: "Se impide a un estudiante asistir a clase uno o más días." },
  "school.expulsion": {
    label: "expulsión",
    plain: "La mesa directiva retira a un estudiante de las escuelas del distrito.",
  },
  "school.school-climate": {
    label: "clima escolar",
    plain: "Qué tan seguras, cuidadas y escuchadas se sienten las personas en la escuela.",
  },
  "school.title-i": {
    label: "Título I",
    plain: "Dinero federal para escuelas con muchos estudiantes de familias con bajos ingresos.",
  },
  "school.essa": {
    label: "Ley Cada Estudiante Triunfa (ESSA)",
    plain: "La principal ley federal para las escuelas públicas.",
  },
  "school.lea": {
    label: "agencia educativa local (LEA)",
    plain: "Un distrito escolar, una oficina del condado o una escuela chárter.",
  },
  "school.cde": {
    label: "Departamento de Educación de California (CDE)",
    plain: "La agencia estatal de las escuelas públicas.",
  },
  "school.equity": {
    label: "equidad",
    plain: "Cada estudiante recibe lo que necesita para llegar a las mismas metas altas.",
  },
  "school.equity-audit": {
    label: "auditoría de equidad",
    plain: "Una revisión de quién recibe qué y con qué seguridad lo sabemos.",
  },
  "school.goal": { label: "meta", plain: "Lo que el plan quiere lograr." },
  "school.action": { label: "acción", plain: "Lo que se va a hacer, con dinero y una fecha." },
  "school.metric": { label: "medida", plain: "La cifra que muestra si la meta está cerca." },
  "school.needs-assessment": {
    label: "evaluación de necesidades",
    plain: "Una mirada a lo que necesitan los estudiantes antes de escribir el plan.",
  },
  "school.educational-partners": {
    label: "socios educativos",
    plain: "Familias, estudiantes, personal y vecinos que ayudan a decidir.",
  },
  "school.intervention": {
    label: "apoyo",
    plain: "Ayuda adicional para un estudiante, con fecha y persona responsable.",
  },
  "school.enrollment": { label: "matrícula", plain: "Cuántos estudiantes están en la lista de la escuela." },
  "school.census-day": {
    label: "Día del Censo",
    plain: "El primer miércoles de octubre, cuando el estado cuenta a los estudiantes.",
  },
  "school.misassignment": {
    label: "asignación incorrecta",
    plain: "Un maestro puesto en una clase para la que no tiene credencial.",
  },
  "who.student": { label: "estudiante", plain: "Un niño o joven inscrito en la escuela." },
  "who.family": { label: "familia", plain: "Los adultos que crían al estudiante." },
  "who.parent-guardian": { label: "padre, madre o tutor", plain: "El adulto con el derecho legal de decidir." },
  "who.teacher": { label: "maestro o maestra", plain: "La persona que enseña en la clase." },
  "who.principal": { label: "director o directora", plain: "La persona que dirige la escuela." },
  "who.counselor": {
    label: "consejero o consejera",
    plain: "La persona que ayuda a los estudiantes a planear y a sentirse bien.",
  },
  "who.superintendent": { label: "superintendente", plain: "La persona que dirige el distrito." },
  "who.board": { label: "mesa directiva", plain: "Las personas elegidas que gobiernan el distrito." },
  "who.data-director": { label: "responsable de datos", plain: "La persona que carga y revisa los datos." },
  "who.state": { label: "Estado", plain: "Toda California." },
  "who.county": { label: "Condado", plain: "Todos los distritos del condado." },
  "who.district": { label: "Distrito", plain: "Todas las escuelas del distrito." },
  "who.school": { label: "Escuela", plain: "Una escuela." },
  "who.elementary": { label: "escuela primaria", plain: "Por lo general, de TK o kínder al grado 5 o 6." },
  "who.middle": { label: "escuela intermedia", plain: "Por lo general, grados 6 a 8." },
  "who.high": { label: "escuela preparatoria", plain: "Grados 9 a 12." },
  "who.tk": { label: "kínder de transición (TK)", plain: "El año escolar anterior al kínder." },
  "who.charter": { label: "escuela chárter", plain: "Una escuela pública con su propia junta y sus propias reglas." },
  "who.school-year": { label: "año escolar", plain: "De verano a verano: 2025-26." },
  "ui.today": { label: "Hoy", plain: "Lo que hoy necesita de usted." },
  "ui.explore": { label: "Explorar", plain: "Ver cualquier pregunta, grupo, lugar y año." },
  "ui.school": { label: "Escuela", plain: "Una escuela en una página." },
  "ui.gap-detail": { label: "Sobre esta brecha", plain: "Una brecha, con todo lo que se sabe de ella." },
  "ui.how-do-you-know": { label: "¿Cómo se sabe?", plain: "De dónde sale la cifra." },
  "ui.disproportionality": {
    label: "Representación por encima y por debajo",
    plain: "Qué grupos aparecen más o menos de lo que les corresponde.",
  },
  "ui.outliers": {
    label: "Escuelas de las que aprender",
    plain: "Escuelas donde estudiantes parecidos logran más de lo esperado.",
  },
  "ui.resources": { label: "Recursos", plain: "Quién recibe qué maestros, dinero y materiales." },
  "ui.climate": { label: "Clima escolar", plain: "Lo que dicen los estudiantes, las familias y el personal." },
  "ui.watch-list": {
    label: "Estudiantes por contactar",
    plain: "Estudiantes para quienes la alerta temprana pide apoyo.",
  },
  "ui.student": { label: "Estudiante", plain: "La página de un estudiante; cada consulta queda registrada." },
  "ui.supports": { label: "Apoyos", plain: "Quién recibe qué ayuda, de quién y hasta cuándo." },
  "ui.support": { label: "Apoyo", plain: "Una ayuda para un estudiante." },
  "ui.plan": { label: "Plan", plain: "Metas, acciones, dinero, responsables y fechas." },
  "ui.cycle": { label: "Ciclo", plain: "Una vuelta de planificar, hacer, estudiar y actuar." },
  "ui.community-questions": {
    label: "Preguntas de la comunidad",
    plain: "Lo que preguntan las familias y nuestras respuestas.",
  },
  "ui.data": { label: "Datos", plain: "Archivos, revisiones y definiciones." },
  "ui.deliveries": { label: "Cargas", plain: "Los archivos de cada carga, guardados como llegaron." },
  "ui.checks": { label: "Revisiones", plain: "Lo que se buscó en los archivos antes de cargarlos." },
  "ui.definitions": { label: "Definiciones", plain: "Qué pregunta cada indicador y a quiénes." },
  "ui.releases": { label: "Publicaciones", plain: "Lo que el público puede ver y desde cuándo." },
  "ui.release": { label: "Publicación", plain: "Todo lo que se publica junto en un día." },
  "ui.publish": { label: "Publicar", plain: "Mostrarlo a todas las personas." },
  "ui.people": { label: "Personas", plain: "Quién puede entrar y qué puede ver." },
  "ui.access-log": { label: "Registro de consultas", plain: "Quién consultó a qué estudiante y cuándo." },
  "ui.priorities": { label: "Por dónde empezar", plain: "Brechas por número de estudiantes, tamaño, años y certeza." },
  "ui.sign-in": { label: "Iniciar sesión", plain: "Entrar con su nombre y contraseña." },
  "ui.sign-out": { label: "Cerrar sesión", plain: "Salir, para que nadie más pueda mirar." },
  "ui.search": { label: "Buscar", plain: "Encontrar una escuela, un grupo o una pregunta." },
  "ui.filter": { label: "Filtrar", plain: "Mostrar solo una parte." },
  "ui.compare": { label: "Comparar", plain: "Poner dos cosas lado a lado." },
  "ui.save": { label: "Guardar", plain: "Conservar este cambio." },
  "ui.cancel": { label: "Cancelar", plain: "Volver; nada cambia." },
  "ui.undo": { label: "Deshacer", plain: "Revertir el último paso." },
  "ui.download": { label: "Descargar", plain: "Obtener esto en un archivo." },
  "ui.print": { label: "Imprimir", plain: "Ponerlo en papel." },
  "ui.language": { label: "Idioma", plain: "Elegir el idioma de la página." },
  "ui.skip-to-content": { label: "Saltar al contenido principal", plain: "Ir directo al texto de la página." },
  "ui.show-table": { label: "Ver las cifras en una tabla", plain: "Las mismas cifras de la gráfica." },
  "ui.sources-notes": { label: "Fuentes y notas", plain: "De dónde vienen los datos." },
  "ui.owner": { label: "Responsable", plain: "La persona que se encarga de que se haga." },
  "ui.due": { label: "Fecha límite", plain: "El día en que debe estar hecho." },
  "ui.decision": { label: "Decisión", plain: "Lo que el grupo eligió y por qué." },
  "ui.last-time": { label: "Lo que se decidió la última vez", plain: "El inicio de cada página de reunión." },
  "ui.adopt": { label: "Adoptar", plain: "Conservar el cambio tal como está." },
  "ui.adapt": { label: "Adaptar", plain: "Modificarlo y probar otra vez." },
  "ui.abandon": { label: "Abandonar", plain: "Detenerse y anotar lo aprendido." },
  "ui.spread": { label: "Extender", plain: "Llevarlo a más clases o escuelas." },
  "ui.on-track": { label: "Según lo previsto", plain: "Avanza como se planeó." },
  "ui.behind": { label: "Con retraso", plain: "Más tarde de lo planeado." },
  "ui.done": { label: "Hecho", plain: "Terminado." },
  "ui.not-started": { label: "Sin empezar", plain: "Nadie ha empezado todavía." },
  "ui.draft": { label: "Borrador", plain: "Solo el personal puede verlo." },
  "ui.held": {
    label: "En espera de revisión",
    plain: "La carga parece inusual; una persona debe revisarla antes de que cuente.",
  },
  "ui.rows-set-aside": { label: "Filas en cuarentena", plain: "Filas que no se pudieron leer; nada se pierde." },
  "ui.internal-only": {
    label: "Solo para el personal: no publicar",
    plain: "Estas cifras no están protegidas para el público.",
  },
  "ui.not-available": { label: "No disponible", plain: "No hay cifra, y este es el motivo." },
  "ui.try-again": { label: "Intentar de nuevo", plain: "Hacer el mismo paso otra vez." },
  "ui.ask-a-question": { label: "Hacer una pregunta", plain: "Enviar una pregunta al distrito en su idioma." },
  "ui.could-not-judge": {
    label: "Lo que no se pudo juzgar",
    plain: "Preguntas con muy pocos estudiantes o con datos faltantes.",
  },
  "reason.zero-denominator": {
    label: "No había a quién contar.",
    plain: "Aquí ningún estudiante entra en esta pregunta.",
  },
  "reason.zero-reference": {
    label: "No le ocurrió a nadie del grupo de comparación.",
    plain: "No se puede decir “cuántas veces”; vea el número de estudiantes.",
  },
  "reason.no-comparison": {
    label: "No hay con quién comparar.",
    plain: "Aquí todos los estudiantes están en el mismo grupo.",
  },
  "reason.group-too-small": {
    label: "El grupo es menor de lo que pide la regla.",
    plain: "La regla legal necesita más estudiantes para poder aplicarse.",
  },
  "reason.too-few": {
    label: "Muy pocos estudiantes para saberlo.",
    plain: "La cifra diría más del azar que de la escuela.",
  },
  "reason.too-few-events": {
    label: "Muy pocos estudiantes o casos para saberlo.",
    plain:
      "Un promedio necesita 30 estudiantes de cada lado. Si no hubiera brecha, cinco de ellos deberían tener un valor distinto de cero. Aquí lo decidirían uno o dos estudiantes.",
  },
  "reason.too-few-teachers": {
    label: "Muy pocos maestros para saberlo.",
    plain:
      "Los estudiantes comparten maestros, así que esta brecha depende de cuántos maestros tienen los estudiantes, no de cuántos estudiantes hay. Aquí depende de menos de 10, o menos de 5 son distintos de los demás. Uno o dos la decidirían.",
  },
  "reason.too-few-sections": {
    label: "Muy pocas clases para saberlo.",
    plain:
      "Los estudiantes comparten clases, así que esta brecha depende de cuántas clases hay, no de cuántos estudiantes. Aquí depende de menos de 10, o menos de 5 son distintas de las demás. Una o dos la decidirían.",
  },
  "reason.too-few-schools": {
    label: "Muy pocas escuelas para saberlo.",
    plain:
      "Todos los estudiantes de una escuela tienen el mismo valor, así que esta brecha depende de cuántas escuelas hay, no de cuántos estudiantes. Aquí depende de menos de 10, o menos de 5 son distintas de las demás. Una o dos la decidirían.",
  },
  "reason.shared-value": {
    label: "No se puede decir qué tan segura es.",
    plain:
      "Este valor es de maestros, clases o escuelas, que los estudiantes comparten. La regla propia del distrito no dice cómo. La brecha se muestra sin palabra de certeza.",
  },
  "reason.withheld": {
    label: "No se muestra, para proteger la privacidad.",
    plain: "Una cifra pequeña podría señalar a un estudiante.",
  },
  "reason.records-missing": {
    label: "No se preguntó: faltan los datos.",
    plain: "Cargue el archivo que falta y se hará la pregunta.",
  },
  "reason.records-conflict": {
    label: "Los datos no concuerdan entre sí.",
    plain: "Por ejemplo, más días de asistencia que de inscripción.",
  },
  "reason.not-estimable": { label: "Aquí no se puede calcular.", plain: "Hay muy pocos números, o todos son iguales." },
  "reason.not-eligible": {
    label: "Inscripción de muy pocos días para contar.",
    plain: "La regla pide al menos 31 días.",
  },
  "chart.bar": { label: "Gráfica de barras", plain: "Barras cuyo largo es la cifra." },
  "chart.line": { label: "Gráfica de líneas", plain: "Una línea que recorre los años." },
  "chart.dot-interval": {
    label: "Gráfica de puntos con rangos",
    plain: "Un punto para la cifra y una línea para la seguridad que tenemos.",
  },
  "chart.run": { label: "Gráfica de seguimiento", plain: "Una línea de resultados con su línea central." },
  "chart.map": { label: "Mapa", plain: "Lugares y sus cifras." },
  "chart.scatter": { label: "Gráfica de dispersión", plain: "Un punto por lugar, según dos cifras a la vez." },
  "chart.funnel": {
    label: "Gráfica de embudo",
    plain: "Un punto por lugar, con las variaciones que produce el azar.",
  },
  "chart.levels": { label: "Barras apiladas", plain: "Barras cortadas en partes que suman a todos los estudiantes." },
  "chart.table": { label: "Tabla", plain: "Cifras en filas y columnas." },
  "phrase.more-often": { label: "más a menudo que", plain: "Le ocurre más a este grupo." },
  "phrase.less-often": { label: "menos a menudo que", plain: "Le ocurre menos a este grupo." },
  "phrase.as-often": { label: "tan a menudo como", plain: "Les ocurre igual a los dos grupos." },
  "phrase.times-as-often": { label: "{n} veces la tasa de", plain: "Una razón en palabras." },
  "phrase.out-of": { label: "{k} de {n} estudiantes", plain: "Una parte y su total." },
  "phrase.out-of-100": { label: "unos {p} de cada 100 estudiantes", plain: "Una tasa en personas." },
  "phrase.between": { label: "entre {a} y {b} estudiantes", plain: "El rango, en personas." },
  "phrase.at-the-rate-of": {
    label: "con la tasa de {comparison}",
    plain: "Aritmética: si las dos tasas fueran iguales.",
  },
  "phrase.since": { label: "desde {year}", plain: "En comparación con un año anterior." },
  "phrase.went-with": { label: "ocurrió junto con", plain: "Dos cosas ocurrieron juntas." },
};
