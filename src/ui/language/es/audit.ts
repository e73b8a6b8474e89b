import type { auditEn } from "../en/audit.ts";
import type { Sentence } from "../sentence.ts";

/** Oraciones de las páginas de la auditoría. */
export const auditEs: Readonly<Record<keyof typeof auditEn, Sentence>> = {
  "audit.largest-title": {
    one: "La brecha clara, en estudiantes",
    other: "Las {n} mayores de {all} brechas claras, en estudiantes",
  },
  "audit.largest-what": "las mayores brechas, en estudiantes",
  "audit.students-subtitle":
    "Cuántos estudiantes tendrían otro resultado con la tasa de los demás, {year}. La línea es el rango probable.",
  "audit.overlap-gaps": "Un estudiante puede estar en varias de estas brechas; por eso no se suman.",

  "priority.heading": "Por dónde empezar",
  "priority.intro":
    "Un puntaje ordena las brechas para conversar. Pesa a cuántos estudiantes toca una brecha y qué tan grande es. También pesa en cuántos de los últimos tres años estuvo y qué tan seguros estamos. No decide: también cuentan las causas, qué se puede hacer y qué dicen las familias.",
  "priority.table": { one: "La brecha con puntaje", other: "{n} de {all} brechas, primero las de mayor puntaje" },
  "priority.weights":
    "Pesos: estudiantes {reach}, tamaño {size}, años {persistence}, certeza {reliability}. Cada parte va de 0 a 100, y una parte de 0 deja el puntaje en 0. “Lugar con otros pesos” es dónde quedaría la brecha con pesos iguales o sin una de las partes.",
  "priority.rank": "Lugar",
  "priority.rank-range": "Lugar con otros pesos",
  "priority.score": "Puntaje",
  "priority.reach": "Parte: estudiantes",
  "priority.size": "Parte: tamaño",
  "priority.persistence": "Parte: años",
  "priority.reliability": "Parte: certeza",

  "audit.goal-none-clear": "Ninguna brecha clara",
  "audit.goal-not-asked": "Todavía no se hizo ninguna pregunta. Estos datos permitirían hacerla: {records}.",
  "audit.board-title": "Cada grupo frente a los demás estudiantes",
  "audit.board-intro":
    "Cada celda es una pregunta sobre un grupo, con un enlace a su página. Son las preguntas que una mesa directiva hace primero.",
  "audit.more-maps": "Todas las preguntas, meta por meta:",
  "audit.quilt-subtitle": "Diferencia con la comparación, {year}, en puntos cuando es una parte de los estudiantes.",
  "audit.left-groups": "No se pudo juzgar ninguna brecha para: {groups}.",
  "audit.left-questions": {
    one: "{n} pregunta más no se pudo juzgar para ningún grupo.",
    other: "{n} preguntas más no se pudieron juzgar para ningún grupo.",
  },
  "audit.tints": "Los promedios van en su propia unidad y tienen sus propios tonos.",
  "audit.growing-heading": "Qué se ha ampliado",
  "audit.improved-none-since": "Ninguna brecha se ha reducido claramente desde {year}.",
  "audit.growing-none": "Ninguna brecha se ha ampliado claramente desde {year}.",
  "audit.closing-title": {
    one: "{n} brecha que era clara en {year} se ha reducido",
    other: "{n} brechas que eran claras en {year} se han reducido",
  },
  "audit.growing-title": {
    one: "{n} brecha clara se ha ampliado desde {year}",
    other: "{n} brechas claras se han ampliado desde {year}",
  },
  "audit.moved-subtitle":
    "Diferencia con la comparación, en puntos, año por año. Por debajo de 0, el grupo tiene menos de lo que dice el título. La escala es la misma.",
  "audit.moved-what": "brechas a lo largo de los años",
  "audit.one-year": "Hay un año de datos. Con un segundo año, la auditoría puede decir qué cambió.",
  "audit.years-independent":
    "Muchos estudiantes se cuentan en varios años, así que los rangos verdaderos son algo más estrechos.",
  "audit.not-asked-heading": "Lo que no se preguntó",
  "audit.all-asked": "Se hicieron todas las preguntas en todos los años.",
  "audit.all-not-judged": "Todo lo que no se pudo juzgar, y por qué",
  "audit.no-year": "todos los años",
  "audit.waiting-grouping": "Todas las preguntas, por {grouping}",
  "audit.many": "Se examinaron {n} lugares uno por uno, cada uno con su propia página",
  "audit.main-of": {
    one: "El resto de esta página trata de {place}. Otro lugar tiene su propia página, abajo en la lista.",
    other: "El resto de esta página trata de {place}. Otros {n} lugares tienen su propia página, abajo en la lista.",
  },
  "audit.places-mixed": "Lugar por lugar",
  "audit.places-mixed-intro":
    "En orden de nombre, no de resultados. En un lugar pequeño, pocas brechas pueden significar solo pocos estudiantes.",
  "audit.places-other-years": {
    one: "{n} lugar donde nada se pudo comparar en {year}",
    other: "{n} lugares donde nada se pudo comparar en {year}",
  },
  "audit.closing-mixed": {
    one: "{n} brecha que era clara en su primer año se ha reducido",
    other: "{n} brechas que eran claras en su primer año se han reducido",
  },
  "audit.growing-mixed": {
    one: "{n} brecha clara se ha ampliado desde su primer año",
    other: "{n} brechas claras se han ampliado desde su primer año",
  },
  "audit.places-heading": "Escuela por escuela",
  "audit.places-intro":
    "En orden de nombre, no de resultados. En una escuela pequeña, pocas brechas pueden significar solo pocos estudiantes.",
  "audit.files": "Los mismos resultados en archivos",
  "audit.file-xlsx": "tablas para ordenar y filtrar, con notas",
  "audit.file-json": "todas las cifras, para programas",
  "audit.as-of": "Archivos cargados hasta el {day}.",
  "audit.known-on": "según lo que se sabía el {day}",
  "audit.years": "Años escolares {years}.",
  "audit.counted":
    "Cada pregunta cuenta a los estudiantes que nombra su definición. Un estudiante puede estar en varios grupos.",
  "audit.rules":
    "Línea de acción: {points} puntos, o {part} de la otra tasa si es menos; para promedios, {spread} desviaciones estándar.",
  "audit.minimum": "Los grupos de menos de {n} estudiantes no se juzgan.",
  "audit.made-with": "{program}, resultado {mark}.",

  "column.by": "Por grupo",
  "column.compared-with": "Comparado con",
  "column.judged": "Juzgadas",
  "column.largest": "Mayor brecha clara",
  "column.probable": "Brechas probables",
  "column.ratio": "Veces",
  "column.too-small": "Sin intentar",
  "column.unsure": "No se puede saber",
  "column.would-answer": "Lo que respondería",
  "column.years": "Años con datos",
  "column.years-without": "Años sin respuesta",

  "definitions.title": "Qué pregunta cada medida, y sobre quién",
  "definitions.intro":
    "Cada pregunta cuenta a los estudiantes de quienes tenemos todos los datos y que cumplen sus condiciones. Su página dice a quién no se cuenta.",
  "definitions.how-sure": "Qué tan seguros estamos",
  "definitions.files": "Archivos detrás de las cifras",
  "definitions.files-intro":
    "Todos los archivos que se cargaron. El SHA-256 es la huella de su contenido: un archivo con la misma huella es el mismo archivo.",
  "definitions.groupings": "Cómo se agrupa a los estudiantes",
  "definitions.groupings-intro":
    "Las categorías son las de los informes federales y estatales. Describen registros, no personas.",

  "elsewhere.title": "La misma brecha en otros lugares",
  "elsewhere.intro":
    "Cifras que publicaron oficinas, junto a las del distrito. Sus reglas y fechas pueden ser distintas de las nuestras.",
  "elsewhere.as-published": "{place}, según lo publicado",
  "elsewhere.county": "{place}, todo el condado",
  "elsewhere.state": "{place}, todo el estado",
  "elsewhere.peer": "{place}, un lugar con estudiantes parecidos",

  "gap.name": "{question}, por {grouping}",
  "gap.title-none": "No vemos ninguna brecha clara entre grupos",
  "gap.title": {
    one: "Una brecha clara en {n} de {all} grupos",
    other: "Una brecha clara en {n} de {all} grupos",
  },
  "gap.rates-only": "Las tasas de cada grupo, sin conclusión",
  "gap.refused-spread": "Se publicó el promedio, pero no cuánto difieren los estudiantes.",
  "gap.refused-others": "Los demás",
  "gap.by-group": "Todos los grupos lado a lado",
  "gap.not-a-group": "es del registro, no se compara",
  "gap.the-others": "los estudiantes de la comparación",
  "gap.not-compared": "no se compara",
  "gap.two-rates": "{group} {rate}, {comparison} {rate2}",
  "gap.rates-what": "{question} por {grouping}",
  "gap.all-line": "todos los estudiantes {value}",
  "gap.group-line": "este grupo en total {value}",
  "gap.levels-title": "Cuántos estudiantes de cada grupo alcanzaron cada nivel",
  "gap.levels-what": "niveles de logro por grupo",
  "gap.v-gap":
    "En los cuatro niveles juntos, {group} están {size} {way} (rango probable {range}; V, Ho y Haertel 2006). Esto no depende de dónde se ponga el estándar.",
  "gap.v-below": "por debajo de los demás",
  "gap.v-above": "por encima de los demás",
  "gap.years-title": "Las dos tasas, año por año",
  "gap.sign":
    "El signo menos (−) significa que el grupo tiene menos de lo que se busca, contado de modo que más sea mejor. En la identificación significa menos a menudo.",
  "gap.by-school": "Por escuela",
  "gap.schools-title": {
    one: "Para {group}, la brecha es clara en {n} de {all} escuelas",
    other: "Para {group}, la brecha es clara en {n} de {all} escuelas",
  },
  "gap.by-district": "Por distrito",
  "gap.districts-title": {
    one: "Para {group}, la brecha es clara en {n} de {all} distritos",
    other: "Para {group}, la brecha es clara en {n} de {all} distritos",
  },
  "gap.by-county": "Por condado",
  "gap.counties-title": {
    one: "Para {group}, la brecha es clara en {n} de {all} condados",
    other: "Para {group}, la brecha es clara en {n} de {all} condados",
  },
  "gap.crossed-title": {
    one: "Una brecha clara para {n} de {all} grupos, por {grouping}",
    other: "Una brecha clara para {n} de {all} grupos, por {grouping}",
  },
  "gap.crossed-none": "No vemos una brecha clara para ningún grupo, por {grouping}",
  "gap.crossed-small": {
    one: "{n} grupo de menos de {minimum} estudiantes no se dibuja.",
    other: "{n} grupos de menos de {minimum} estudiantes no se dibujan.",
  },

  "goal.title": {
    one: "{clear} de {n} comparación es una brecha clara",
    other: "{clear} de {n} comparaciones son brechas claras",
  },
  "goal.not-asked": "Todavía no se pudo preguntar nada",
  "goal.map-title": "Meta {n}: cada grupo frente a los demás estudiantes",
  "goal.map-fine": "Meta {n}: por idioma en casa, estudios de los padres y categoría de discapacidad",
  "goal.more-groups": "Por idioma en casa, estudios de los padres y categoría de discapacidad",
  "goal.not-in-students": "Brechas claras de otro tipo",
  "goal.questions": "Todas las preguntas de esta meta",

  "group.better": "Lo que es mejor para este grupo",
  "group.changed": "Lo que cambió",
  "group.neither": "Con más o menos frecuencia",
  "group.no-sign": "Ningún indicio de brecha",
  "group.no-sign-why": "Si hay una brecha, es muy pequeña para actuar.",
  "group.nothing": "No se pudo comparar nada para {group}",
  "group.size": {
    one: "{place} tiene {n} estudiante en este grupo: {share} de los {all} estudiantes del año.",
    other: "{place} tiene {n} estudiantes en este grupo: {share} de los {all} estudiantes del año.",
  },
  "group.size-unknown": "Los archivos no dicen cuántos estudiantes hay en este grupo.",
  "group.title": {
    one: "{group}: {n} brecha clara en {all} preguntas",
    other: "{group}: {n} brechas claras en {all} preguntas",
  },
  "group.unclear": "Todavía no se puede saber",
  "group.unknown": "Sin conclusión",
  "group.unknown-why": "No es una buena noticia. Nadie sabe si hay una brecha.",
  "group.worse": "Lo que es peor para este grupo",

  "idea.title": "La razón federal",
  "idea.intro":
    "Las normas federales miran la razón de riesgo de cada grupo racial y étnico. Tienen sus propios números mínimos (34 CFR 300.647). Aquí el umbral es {threshold}, de un año, sin el grupo de comparación del estado. El estado fija el suyo y decide. Esto no es una conclusión legal.",
  "idea.below-minimum": "menos estudiantes de los que pide la norma",
  "idea.above": "por encima",
  "idea.not-above": "no está por encima",
  "idea.more": { one: "con {n} más lo pasaría", other: "con {n} más lo pasaría" },
  "idea.fewer": { one: "con {n} menos llegaría a él", other: "con {n} menos llegaría a él" },

  "left-out.heading": "Escuelas que no están en este número",
  "left-out.no-records": "{schools}. Ahí no se preguntó. Falta: {records}.",
  "left-out.not-matched": "{schools}. Ahí no hay número: las filas no coinciden con la inscripción ({records}).",
  "left-out.rows-not-matched": "{records} (sin número: las filas no coinciden con la inscripción)",
  "left-out.nobody-counted": "{schools}. Ahí no hay número: no se pudo contar a ningún estudiante ({records}).",
  "left-out.rows-count-nobody": "{records} (sin número: hay registros, pero no se pudo contar a ningún estudiante)",
  "left-out.rows-one-level":
    "{records} (hay registros, pero nombran un solo grupo, así que no hay con quién compararlo)",
  "left-out.more": { one: "{n} más", other: "{n} más" },
  "left-out.column": "Escuelas",
  "left-out.every-school": "todas las escuelas",

  "know.acts": "Amerita acción",
  "know.acts-from": "desde {line}",
  "know.chance": "Azar",
  "know.chance-of": "p {p}, q {q}",
  "know.rule": "La regla y los archivos",
  "know.more": "La regla como fórmula, su fuente y versión",
  "know.how-sure": "Qué tan seguro es",
  "know.shared-teacher":
    "Los estudiantes comparten maestros. Por eso comparamos con una asignación de maestros al azar. Cuenta el número de maestros, no el de estudiantes.",
  "know.shared-section":
    "Todos los estudiantes de una clase comparten su tamaño. Por eso comparamos con una asignación de los tamaños a las clases al azar. Cuenta el número de clases, no el de estudiantes.",
  "know.shared-school":
    "Todos los estudiantes de una escuela tienen el mismo valor. Por eso comparamos con una asignación de los valores a las escuelas al azar. Cuenta el número de escuelas, no el de estudiantes.",
  "know.groups": "Grupos",
  "know.left-out": "No se cuentan",
  "know.not-asked": {
    one: "{n} de los {all} estudiantes inscritos en el año queda fuera de esta pregunta, o falta un dato.",
    other: "{n} de los {all} estudiantes inscritos en el año quedan fuera de esta pregunta, o falta un dato.",
  },
  "know.no-group": {
    one: "{n} de los estudiantes contados no tiene un grupo en los registros.",
    other: "{n} de los estudiantes contados no tienen un grupo en los registros.",
  },
  "know.counted-in": "Cumplen la regla",
  "know.counted": { one: "{n} estudiante", other: "{n} estudiantes" },
  "know.hashes": "Cada archivo con su huella",
  "know.hits-of": "{k} de {n} ({rate})",
  "know.value-of": { one: "{rate} ({n} estudiante)", other: "{rate} ({n} estudiantes)" },
  "know.deliveries": {
    one: "{n} archivo detrás de esta cifra, {year}",
    other: "{n} archivos detrás de esta cifra, {year}",
  },
  "know.delivery": { one: "Cargado el {day}, {n} fila.", other: "Cargado el {day}, {n} filas." },
  "know.no-deliveries": "Ningún archivo de ese año tiene estos datos: {records}.",
  "know.ask-intro": "El comando “fairlead explain” de arriba da todo sobre una cifra.",

  "legend.ahead": "una brecha a favor del grupo",
  "legend.neither": "con más (+) o menos (−) frecuencia; ninguna es mejor",

  "menu.audit": "La auditoría",
  "menu.goals": "Seis metas",
  "menu.places": "Lugares",
  "menu.schools": "Escuelas",
  "menu.not-judged": "No se pudo juzgar",

  "panel.chart-what": "{question}, {group}, por año y lugar",
  "panel.drawn": "La gráfica muestra los {n} de {all} lugares con más estudiantes de este grupo.",
  "panel.group-has": {
    one: "Este grupo tiene {n} estudiante. Comparamos grupos de {minimum} o más.",
    other: "Este grupo tiene {n} estudiantes. Comparamos grupos de {minimum} o más.",
  },
  "panel.others": "Grupos de esta página",
  "panel.others-have": {
    one: "Solo hay {n} estudiante con quien comparar. Hacen falta {minimum} o más.",
    other: "Solo hay {n} estudiantes con quienes comparar. Hacen falta {minimum} o más.",
  },
  "panel.small-counties": {
    one: "No se dibuja {n} condado con menos de {minimum} estudiantes de este grupo.",
    other: "No se dibujan {n} condados con menos de {minimum} estudiantes de este grupo.",
  },
  "panel.small-districts": {
    one: "No se dibuja {n} distrito con menos de {minimum} estudiantes de este grupo.",
    other: "No se dibujan {n} distritos con menos de {minimum} estudiantes de este grupo.",
  },
  "panel.small-schools": {
    one: "No se dibuja {n} escuela con menos de {minimum} estudiantes de este grupo.",
    other: "No se dibujan {n} escuelas con menos de {minimum} estudiantes de este grupo.",
  },
  "panel.would-tell": "Varios años juntos dirían más.",
  "place.title": { one: "{place}: {n} brecha clara", other: "{place}: {n} brechas claras" },
  "place.none": "{place}: ninguna brecha clara",
  "place.nothing": "{place}: nada se pudo comparar en {year}",
  "place.nothing-judged": "{place}: nada se pudo juzgar",
  "place.nothing-why":
    "Los archivos no tienen cifras por grupo de este lugar para ese año. Lo que dicen de todos sus estudiantes está abajo.",
  "place.unjudged": {
    one: "{n} comparación no se pudo juzgar aquí; muchos grupos son pequeños.",
    other: "{n} comparaciones no se pudieron juzgar aquí; muchos grupos son pequeños.",
  },
  "place.all-students": "Todos los estudiantes, pregunta por pregunta",
  "place.all-students-intro":
    "La última columna es la tasa de {place}. Cada lugar atiende a estudiantes distintos; esto no es una clasificación.",
  "place.gaps": "Brechas aquí",
  "place.grade-of": "{grade}: {n}",
  "place.grades": "Grados",
  "place.group-of": "{group}: {n} ({share})",
  "place.groups": "Grupos",
  "place.size": "Estudiantes en el año",
  "place.size-note":
    "Estudiantes inscritos en cualquier momento de {year}. Un estudiante puede estar en varios grupos.",
  "place.well": "Lo que va bien aquí",
  "place.well-groups": "Grupos a los que les va mejor que a los demás estudiantes de aquí",
  "place.well-none":
    "Nada es aquí claramente mejor, ni para todos los estudiantes ni para un grupo. Con pocos estudiantes eso dice poco.",
  "place.well-rate": "{question}: {rate} aquí, {rate2} en {place}",
  "place.well-rates":
    "Estas tasas de todos los estudiantes son mejores que las de {place}, en todo su rango probable. Cada escuela atiende a estudiantes distintos; no es una clasificación.",
  "place.years": "En cada año",
  "place.here": "Aquí",

  "quality.files": "Archivos",
  "quality.files-of": { one: "{n} archivo con {rows} filas", other: "{n} archivos con {rows} filas" },
  "quality.loaded": "Filas cargadas",
  "quality.set-aside": "Filas no usadas",
  "quality.quarantine": "Filas en cuarentena",
  "quality.rows": { one: "{n} fila", other: "{n} filas" },
  "quality.rows-why": {
    one: "{n} fila no usada: repetida, o sin nada que la auditoría pregunte",
    other: "{n} filas no usadas: repetidas, o sin nada que la auditoría pregunte",
  },
  "quality.see": "Para verlas y corregirlas:",
  "quality.none": "ninguno",
  "quality.unknown-files": "Archivos que no pudimos leer",
  "quality.last-load": "Última carga",
  "quality.students": "Estudiantes inscritos, {year}",
  "quality.no-record": "Sin registro de: {grouping}",
  "quality.of-students": {
    one: "{n} estudiante ({share} de los inscritos)",
    other: "{n} estudiantes ({share} de los inscritos)",
  },

  "rule.all": "todo esto: {list}",
  "rule.or": "{a}, o {b}",
  "rule.not": "salvo: {what}",
  "rule.known": "se conoce: {what}",
  "rule.is": "{what}: {value}",
  "rule.at-least": "{what}: {value} o más",
  "rule.at-most": "{what}: {value} como máximo",
  "rule.above": "{what}: más de {value}",
  "rule.below": "{what}: menos de {value}",
  "rule.plus": "{a} y {b} juntos",
  "rule.minus": "{a} menos {b}",
  "rule.times": "{a} × {b}",
  "rule.divided-by": "{a} entre {b}",
  "rule.year-of": "el año escolar de {what}",
  "rule.days-between": "días desde {a} hasta {b}",
  "rule.if": "{what} si {when}",
  "rule.else": "si no, {what}",
  "rule.from-to": "{a} a {b}",
  "rule.asked": "Sobre quién se pregunta",
  "rule.everyone": "Todos",
  "rule.official": "Sin registros de estudiantes: las cifras son como las publicó una oficina.",
  "rule.hit": "Quién cuenta",
  "rule.value": "Qué se promedia",
  "rule.part": "Qué se suma",
  "rule.whole": "De un total de",
  "rule.formula": "Como fórmula",
  "rule.formula-of": "de",
  "rule.thresholds": "El distrito puede fijar",
  "rule.better": "Qué es mejor",
  "rule.favorable": "más es mejor",
  "rule.unfavorable": "menos es mejor",
  "rule.neither": "ninguno: se mira tanto más como menos frecuencia",
  "rule.source": "Fuente",
  "rule.records": "Datos que necesita",
  "rule.since": "En uso desde",
  "rule.since-version": "Fairlead {version}",
  "rule.own": "definición propia del distrito",

  "scale.clear":
    "La brecha basta para actuar, y su rango del {level} no incluye el cero. De todas las brechas claras, como máximo {clear} serían azar.",
  "scale.clear-small":
    "La brecha es menor que la línea de acción, pero su rango del {level} no incluye el cero. De estas brechas, como máximo {clear} serían azar.",
  "scale.probable":
    "La brecha basta para actuar, y su rango del {level} no incluye el cero. Contando también estas, como máximo {probable} de las brechas serían azar, en vez de {clear}.",
  "scale.no-sign": "Todo lo que abarca el rango del {level}, a ambos lados del cero, es muy pequeño para actuar.",
  "scale.cannot-tell": "Todo lo demás: puede haber una brecha grande o ninguna. No significa “sin brecha”.",

  "score.asked-short": { one: "{n} pregunta", other: "{n} preguntas" },

  "sheet.left-out": "Lo que no está aquí",
  "sheet.left-out-why":
    "En las escuelas, las brechas de las que no se puede saber no están en esta hoja. Están en not-judged.json.",
  "sheet.notes": "Notas",
  "sheet.scorecard": "Metas",
  "sheet.gaps": "Brechas",
  "sheet.not-judged": "No se pudo juzgar",
  "sheet.not-asked": "No se preguntó",
  "sheet.definitions": "Definiciones",
  "sheet.in-short": "En breve",
  "sheet.gap-sign": "Signo de una brecha",
  "sheet.shares": "Tasas",
  "sheet.shares-why": "Las tasas y sus brechas van de 0 a 1: 0.05 es 5 por ciento, o 5 puntos.",
  "sheet.q": "p y q",
  "sheet.minimum": "Grupo más pequeño que se juzga",
  "sheet.level": "Nivel de los rangos",
  "sheet.clear-q": "Azar permitido entre las brechas claras",
  "sheet.probable-q": "Azar permitido entre las claras y las probables",
  "sheet.action-points": "Línea de acción: diferencia entre tasas",
  "sheet.action-part": "Línea de acción: parte de la otra tasa",
  "sheet.action-spread": "Línea de acción: desviaciones estándar, para promedios",
  "sheet.asked": "Preguntas hechas",
  "sheet.waiting": "Preguntas a las que les faltan registros",
  "sheet.comparison-n": "Comparación: estudiantes contados",
  "sheet.comparison-hits": "Comparación: cumplen la regla",
  "sheet.lower": "Rango desde",
  "sheet.upper": "Rango hasta",
  "sheet.wanted": "Lo que se busca",
  "sheet.unit": "Unidad",
  "sheet.every-year": "todos los años",

  "unjudged.title": {
    one: "{n} comparación no se pudo juzgar",
    other: "{n} comparaciones no se pudieron juzgar",
  },
  "unjudged.visible": {
    one: "{n} estudiante. Una brecha de menos de unos {gap} no se vería.",
    other: "{n} estudiantes. Una brecha de menos de unos {gap} no se vería.",
  },
  "unjudged.visible-others": {
    one: "{n} estudiante con quien comparar. Una brecha de menos de unos {gap} no se vería.",
    other: "{n} estudiantes con quienes comparar. Una brecha de menos de unos {gap} no se vería.",
  },
  "unjudged.visible-none": {
    one: "{n} estudiante. Ni la mayor brecha se vería con seguridad.",
    other: "{n} estudiantes. Ni la mayor brecha se vería con seguridad.",
  },
  "unjudged.why-unsure":
    "“No se puede saber” significa que la brecha verdadera puede bastar para actuar, o ser cero. Sumar años o escuelas ayudaría. Cada línea muestra el tamaño del grupo. También muestra qué tan grande tendría que ser una brecha para verse.",
  "unjudged.why-small":
    "“Sin intentar” significa: menos de {minimum} estudiantes en el grupo, o en aquellos con quienes se compara. Si es por otra razón, la línea lo dice.",
  "unjudged.by-group": "Grupo por grupo",
  "unjudged.by-place": "Escuela por escuela",
  "unjudged.by-place-intro": "Cuántas comparaciones no se pudieron juzgar en cada lugar.",

  "visible.gap": {
    one: "Con {n} estudiante en este grupo notaríamos una brecha de unos {gap}, no una menor.",
    other: "Con {n} estudiantes en este grupo notaríamos una brecha de unos {gap}, no una menor.",
  },
  "visible.gap-others": {
    one: "Con {n} estudiante con quien comparar notaríamos una brecha de unos {gap}, no una menor.",
    other: "Con {n} estudiantes con quienes comparar notaríamos una brecha de unos {gap}, no una menor.",
  },
  "visible.none": "Con tan pocos estudiantes, ni la mayor brecha se vería con seguridad.",
};
