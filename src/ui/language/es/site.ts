import type { siteEn } from "../en/site.ts";
import type { Sentence } from "../sentence.ts";

/** La primera página, cómo orientarse, y las páginas de métodos y preguntas. */
export const siteEs: Readonly<Record<keyof typeof siteEn, Sentence>> = {
  "shortfall.few": "1 o 2",
  "shortfall.custom": "contaron en «{label}»",
  "shortfall.not-custom": "quedaron fuera de «{label}»",
  "shortfall.caption-share": "estudiantes: la brecha entre el {k} y el {n2} de {group} que {did}",
  "shortfall.key-share": "estudiantes: la brecha entre el {k} de {group} que {did} y el {n2} con {rate}",
  "shortfall.caption": "estudiantes: la brecha entre {k} {group} que {did} y {n2}",
  "shortfall.key": "estudiantes: la brecha entre {k} {group} que {did} y {n2} con {rate}",
  "shortfall.not-forecast": "Se comparan los resultados de {year}. No es un pronóstico.",
  "shortfall.range": "rango probable: {range} estudiantes",
  "shortfall.since-new": "Es el primer año medido.",
  "shortfall.since-same": "La brecha es casi la misma que en {year}.",
  "shortfall.since-unclear": "La brecha no ha cambiado claramente desde {year}.",
  "shortfall.since-closing": "La brecha se ha reducido desde {year}.",
  "shortfall.since-growing": "La brecha ha crecido desde {year}.",

  "audit.goal-few-asked": "Ninguna brecha clara en lo poco que se pudo preguntar.",
  "audit.goal-none-clear-sentence": "Aquí no vemos ninguna brecha clara.",

  "groups.heading": "La mayor brecha clara de cada grupo",
  "groups.by": "Ordenar por",
  "groups.by-students": "estudiantes",
  "groups.by-points": "puntos",
  "groups.by-years": "años en que fue clara",
  "groups.by-certainty": "certeza",
  "groups.name-students": "La mayor brecha de cada grupo en estudiantes",
  "groups.name-points": "La mayor brecha de cada grupo en puntos",
  "groups.name-years": "La brecha más duradera de cada grupo",
  "groups.name-certainty": "La brecha más segura de cada grupo",
  "groups.gap-students": "Brecha en estudiantes",
  "groups.gap-students-phone": "estudiantes:",
  "groups.did": "Resultado",
  "groups.gap": "Brecha",
  "groups.years": "Fue clara en",
  "groups.years-of": { one: "{k} de {n} año", other: "{k} de {n} años" },
  "groups.range": "Rango probable",
  "groups.students": "Las mayores en estudiantes, frente a la tasa de los demás",
  "groups.uncounted": "Otras brechas claras, que no se cuentan en estudiantes, dejan con menos a estos grupos:",
  "groups.without": "No vemos ninguna brecha clara que deje con menos a estos grupos:",

  "moved.from-to": "{before} en {year}, {now} en {year2}.",
  "moved.widened": {
    one: "{n} brecha clara ha crecido desde {year}.",
    other: "{n} brechas claras han crecido desde {year}.",
  },
  "moved.all": "Todo lo que cambió",

  "unknown.heading": "Lo que aún nadie sabe",
  "unknown.unsure": {
    one: "En {n} comparación no se puede saber: podría haber una brecha grande o ninguna.",
    other: "En {n} comparaciones no se puede saber: podría haber una brecha grande o ninguna.",
  },
  "unknown.small": {
    one: "En {n} caso más, el grupo era muy pequeño.",
    other: "En {n} casos más, los grupos eran muy pequeños.",
  },
  "unknown.hardest": "De quienes menos sabemos: {groups}.",
  "unknown.not-asked": {
    one: "A {n} pregunta le faltan registros, como {records}.",
    other: "A {n} preguntas les faltan registros, como {records}.",
  },

  "more.heading": "Más en este informe",
  "more.map": "Todos los grupos en las preguntas que una mesa directiva hace primero",
  "more.schools": { one: "{n} escuela con su propia página", other: "{n} escuelas, cada una con su propia página" },
  "more.places": { one: "{n} lugar con su propia página", other: "{n} lugares, cada uno con su propia página" },
  "more.priorities": "Las brechas ordenadas por un puntaje que se puede discutir",
  "more.outliers": "Un informe aparte, con cifras publicadas y sus propios años",
  "more.questions": "Qué pregunta cada una, con su regla y ejemplos",
  "more.methods": "Cómo se juzga una brecha y cómo citar esta auditoría",
  "more.data": {
    one: "{n} archivo con {rows} filas, y lo que falta",
    other: "{n} archivos con {rows} filas, y lo que falta",
  },

  "menu.map": "Grupos",
  "menu.questions": "Preguntas",
  "menu.methods": "Métodos",
  "menu.changes": "Lo que cambió",

  "page.contents": "En esta página",
  "page.before": "Antes:",
  "page.near": "Páginas anterior y siguiente",
  "page.after": "Sigue:",

  "legend.clear-small": "una brecha clara pero pequeña",
  "quilt.scroll": "Deslice hacia el lado para ver todos los grupos.",

  "search.box": "Preguntas, grupos, escuelas",
  "search.go": "Buscar",
  "search.title": "Buscar",
  "search.intro":
    "Todas las preguntas, los grupos y las escuelas de este informe. Escriba en el cuadro de búsqueda para acortar las listas. Un grupo y una pregunta juntos llevan a su brecha.",
  "search.none": "No hay nada con esas palabras. Pruebe con otra.",
  "search.some": "# resultados",
  "search.groups": "Grupos de estudiantes",
  "search.places": "Escuelas y otros lugares",

  "question.link": "Esta pregunta, con ejemplos",
  "question.lede": "La llamamos «{label}».",
  "question.rule": "La regla",
  "question.examples": "Ejemplos resueltos",
  "question.examples-intro":
    "Cada línea es un estudiante inventado en el límite de la regla. Nuestras pruebas aplican estos mismos casos al programa.",
  "question.examples-usual": "Usan los límites habituales, no los que fije un distrito.",
  "question.student": "El estudiante inventado",
  "question.records": "En los registros",
  "question.says": "La regla dice",
  "question.met": "cuenta",
  "question.not-met": "se le pregunta, pero no cuenta",
  "question.not-counted": "no se le pregunta",
  "question.results": "Lo que encontró esta auditoría",
  "question.no-results": "Esta auditoría no tiene ninguna brecha para esta pregunta.",
  "question.by": "Por {grouping}",
  "question.cite": "Para citar: {program}, «{question}», resultado {mark}.",

  "methods.edition": "edición del {day}",
  "methods.title": "Cómo juzga esta auditoría una brecha",
  "methods.lede":
    "Cada cifra cuenta estudiantes con una regla escrita. Cada brecha tiene un rango probable. De ese rango salen las palabras que dicen cuán seguros estamos.",
  "methods.cite": "Cómo citar esta página",
  "methods.cite-as":
    "{program}. Cómo juzga esta auditoría una brecha. Edición del {day}. Auditoría de equidad de {place}, {year}, resultado {mark}.",
  "methods.counted": "A quiénes se cuenta",
  "methods.counted-text":
    "Una pregunta tiene una regla sobre a quiénes se pregunta y otra sobre quiénes cuentan. Si falta un dato de un estudiante, no se le cuenta. Un dato que falta nunca es un no.",
  "methods.compared": "Con quién se compara",
  "methods.compared-everyone-else": "Cada grupo se compara con los demás estudiantes.",
  "methods.compared-all": "Cada grupo se compara con todos los estudiantes, incluido el propio grupo.",
  "methods.compared-highest": "Cada grupo se compara con el grupo que tiene la mejor tasa.",
  "methods.compared-california": "Cada grupo se compara con el grupo de referencia del Dashboard de California.",
  "methods.compared-level": "Cada grupo se compara con un grupo que eligió el distrito.",
  "methods.compared-text":
    "Un estudiante puede estar en varios grupos. Las brechas de grupos distintos se traslapan y no se suman.",
  "methods.size": "Qué tan grande es una brecha",
  "methods.size-students":
    "El número de estudiantes es la brecha por el tamaño del grupo, redondeado hacia arriba. Son quienes tendrían otro resultado con la otra tasa.",
  "methods.size-range":
    "El rango de una brecha entre dos proporciones es el de Newcombe ({level}; Newcombe 1998, método 10). Más o menos ese porcentaje de las veces, el rango incluye la brecha verdadera. La prueba es la de puntuación. Entre grupos de tamaño parecido, promediamos su valor p con el de la prueba exacta de Fisher. Cuenta el mayor de los dos. Donde el valor p es menor que 0.001, o se esperan menos de cinco estudiantes, la prueba es solo la de Fisher.",
  "methods.size-levels":
    "En una prueba estatal, V es la brecha en todos los niveles, en desviaciones estándar (Ho y Haertel 2006). Sale del número de estudiantes en cada nivel. Por eso no depende de dónde está el estándar. El número de parejas sale de V.",
  "methods.size-average":
    "El rango de una brecha entre promedios es el de Welch, con la dispersión de cada grupo acercada a la de todos. La prueba reparte a los estudiantes al azar entre los grupos. Pedimos {n} estudiantes o más de cada lado.",
  "methods.size-shared":
    "Algunos valores son de un maestro, una clase o una escuela, y muchos estudiantes los comparten. Ahí comparamos con el azar: los valores repartidos entre ellos por sorteo.",
  "methods.many":
    "Entre muchas comparaciones, algunas brechas parecen grandes por azar. Por eso ajustamos juntas las {n} pruebas de esta auditoría (Benjamini y Hochberg 1995).",
  "methods.change": "Cómo se juzga un cambio",
  "methods.change-text":
    "Comparamos la brecha del último año con la del primer año medido. Decimos que se redujo o que creció solo si el cambio se aparta de cero, una vez ajustados todos los cambios.",
  "languages.how":
    "Este informe tiene sus páginas en un solo idioma. Para tenerlas en todos, con enlaces entre ellas, repita la auditoría con esta opción:",
  "methods.not": "Lo que una auditoría no puede decir",
  "methods.not-text":
    "Una brecha es una diferencia en lo que pasó. No dice por qué. Tampoco dice lo que puede lograr un estudiante. «No se puede saber» no es «no hay brecha».",
};
