import type { outliersEn } from "../en/outliers.ts";
import type { Sentence } from "../sentence.ts";

/** Oraciones sobre lugares que logran más de lo esperado, sus pares y sus prácticas. */
export const outliersEs: Readonly<Record<keyof typeof outliersEn, Sentence>> = {
  "outliers.title-schools": {
    one: "En {n} escuela, los estudiantes lograron más de lo esperado",
    other: "En {n} escuelas, los estudiantes lograron más de lo esperado",
  },
  "outliers.title-districts": {
    one: "En {n} distrito, los estudiantes lograron más de lo esperado",
    other: "En {n} distritos, los estudiantes lograron más de lo esperado",
  },
  "outliers.title-schools-low": {
    one: "En {n} escuela, la cifra fue más baja de lo esperado, y más bajo es mejor",
    other: "En {n} escuelas, la cifra fue más baja de lo esperado, y más bajo es mejor",
  },
  "outliers.title-districts-low": {
    one: "En {n} distrito, la cifra fue más baja de lo esperado, y más bajo es mejor",
    other: "En {n} distritos, la cifra fue más baja de lo esperado, y más bajo es mejor",
  },
  "outliers.title-both-low": {
    one: "En {n} lugar, la cifra es más baja de lo esperado para ambos grupos, y más bajo es mejor",
    other: "En {n} lugares, la cifra es más baja de lo esperado para ambos grupos, y más bajo es mejor",
  },
  "outliers.lede-low":
    "“Lo esperado” es el resultado usual de los lugares con estudiantes en condiciones parecidas. Aquí menos es mejor, así que un lugar por debajo puede tener algo que enseñar.",
  "outliers.counts-low":
    "Se pudieron juzgar {judged} lugares. {more} quedaron más bajos de lo esperado, que es mejor, y {less} más altos y pueden necesitar apoyo. En {close} es demasiado parejo para saberlo.",
  "outliers.more-low": "más bajo de lo esperado, que es mejor",
  "outliers.less-low": "más alto de lo esperado",
  "outliers.title-none": "Ningún lugar se distingue de lo esperado",
  "outliers.title-both": {
    one: "{n} lugar logra más de lo esperado para ambos grupos",
    other: "{n} lugares logran más de lo esperado para ambos grupos",
  },
  "outliers.lede":
    "“Lo esperado” es el resultado habitual de lugares cuyos estudiantes tienen condiciones parecidas. De un lugar por encima se puede aprender.",
  "outliers.counts":
    "Se pudieron juzgar {judged} lugares. {more} lograron más de lo esperado, y {less} menos y pueden necesitar apoyo. En {close} es demasiado parejo para saberlo.",
  "outliers.not-judged": {
    one: "{n} lugar no se pudo juzgar.",
    other: "{n} lugares no se pudieron juzgar.",
  },
  "outliers.chance": {
    one: "Si ningún lugar se apartara de lo esperado, por puro azar saldría alrededor de {n}.",
    other: "Si ningún lugar se apartara de lo esperado, por puro azar saldrían unos {n}.",
  },
  "outliers.one-year": "No se nombra ningún lugar. Un solo año no distingue una diferencia duradera de la suerte.",
  "outliers.for": "{outcome}, {group}, {years}",
  "outliers.turned": "Las diferencias van de modo que más es mejor para los estudiantes.",
  "outliers.more": "más de lo esperado",
  "outliers.close": "demasiado parejo para saberlo",
  "outliers.less": "menos de lo esperado",
  "outliers.unjudged": "no se pudo juzgar",
  "outliers.axis-actual": "Como se publicó",
  "outliers.axis-expected": "Esperado",
  "outliers.difference": "Diferencia",
  "outliers.best": "Diferencia probable",
  "outliers.scatter-title": "Lugares con estudiantes parecidos difieren mucho en lo que logran",
  "outliers.title-unjudged": "Se publicó muy poco para saber qué lugares logran más de lo esperado",
  "outliers.picture-title": "Lo esperado y lo publicado",
  "outliers.ranks-title": "Las diferencias probables no se distinguen",
  "outliers.quadrant-title": "Algunos lugares logran más de lo esperado para ambos grupos",
  "outliers.caterpillar-title": "Muchos lugares no se distinguen entre sí; algunos destacan con claridad",
  "outliers.funnel-title": "El azar mueve más a los lugares pequeños, así que se juzgan con más cuidado",
  "outliers.what": "lo esperado y lo publicado",
  "outliers.what-ranks": "diferencias probables con lo esperado",
  "outliers.what-size": "diferencias con lo esperado, por tamaño",
  "outliers.rank-note":
    "El puesto es el rango que permiten las comparaciones de dos en dos. No es una clasificación: casi todos los rangos se cruzan.",
  "outliers.funnel-label": "como se esperaba",
  "outliers.visit": "Lugares de los que aprender",
  "outliers.visit-intro": {
    one: "El lugar cuyo rango probable empieza más alto.",
    other: "Los {n} lugares cuyo rango probable empieza más alto, en orden de sus nombres. No es una clasificación.",
  },
  "outliers.visit-none": "Ningún lugar se distingue con bastante claridad para nombrarlo.",
  "outliers.district": "Distrito",
  "outliers.practices": "Qué hace",
  "outliers.note": "{years}. Para: {groups}. Preguntar a: {contact}. Anotado el {day}.",
  "outliers.no-practice": "Aún no hay nada anotado. Pregunte y anótelo.",
  "outliers.download": "Todos los lugares en una tabla (CSV)",
  "outliers.how": "¿Cómo se sabe?",
  "outliers.how-expected":
    "Lo esperado sale de una línea por todos los lugares, según el número de estudiantes. Tiene en cuenta: {covariates}.",
  "outliers.how-group": "Cada grupo de estudiantes tiene su propia línea, con las condiciones de sus propias familias.",
  "outliers.how-whole":
    "Revise: {names} se conoce solo para lugares enteros. Para un grupo, separar a los estudiantes puede parecer un logro.",
  "outliers.how-years":
    "Se promedian las diferencias de varios años. Cuánto se contradicen los años muestra cuánto es suerte.",
  "outliers.how-subjects":
    "Hay un solo año. Cuánto se contradicen las materias hace las veces de la suerte. Un año afortunado en todas no se notaría.",
  "outliers.how-shrunk": "Cuanto menos coinciden los años de un lugar, más acercamos su diferencia a cero.",
  "outliers.how-named":
    "Decimos “más de lo esperado” si la probabilidad de que la diferencia verdadera supere el promedio es de {share} o más.",
  "outliers.how-rule": {
    one: "Se juzga un lugar con {students} o más estudiantes al año, en {n} año o más.",
    other: "Se juzga un lugar con {students} o más estudiantes al año, en {n} años o más.",
  },
  "outliers.how-chosen":
    "Las cifras no dicen qué escuelas eligen a sus estudiantes. Averígüelo antes de aprender de una.",
  "outliers.how-not": "Nada de esto muestra por qué. Muestra adónde ir a preguntar.",
  "outliers.fit": "Las condiciones de los estudiantes explican {share} de las diferencias entre lugares.",
  "outliers.fit-none": "No podemos decir qué tan bien ajusta la línea.",
  "outliers.districts":
    "De las diferencias que esas condiciones no explican, {share} está entre distritos y el resto entre sus escuelas.",
  "outliers.leverage": {
    one: "{n} fila tiene estudiantes muy distintos de las demás y tira de la línea.",
    other: "{n} filas tienen estudiantes muy distintos de las demás y tiran de la línea.",
  },
  "outliers.model": "La línea",
  "outliers.model-for": "La línea de {group}",
  "outliers.column-covariate": "Circunstancia",
  "outliers.column-change": "Cambio por unidad",
  "outliers.column-error": "Error estándar (HC3)",
  "outliers.column-inflation": "Mezclada con las demás (VIF)",
  "outliers.column-without": "Orden sin ella (Spearman)",
  "outliers.column-move": "Movimiento medio, de 100 lugares",
  "outliers.start": "inicio de la línea",
  "outliers.left-out": "Lo que quedó fuera",
  "outliers.left-outcome": { one: "{n} fila sin resultado", other: "{n} filas sin resultado" },
  "outliers.left-size": { one: "{n} fila sin número de estudiantes", other: "{n} filas sin número de estudiantes" },
  "outliers.left-small": { one: "{n} fila con muy pocos estudiantes", other: "{n} filas con muy pocos estudiantes" },
  "outliers.left-covariate": { one: "{n} fila sin “{name}”", other: "{n} filas sin “{name}”" },
  "outliers.left-none": "No quedó nada fuera.",
  "outliers.counted-places":
    "Escuelas y distritos públicos, según cifras que publicó el estado. Sin registros de estudiantes.",
  "outliers.source-sample":
    "Escuelas de California de 1999 y 2000: una muestra pública antigua para conocer el método, no noticias de una escuela.",
  "outliers.source-loaded": "Cifras publicadas que se cargaron en este espacio de trabajo.",
  "outliers.source-file": "Cifras publicadas de {file}.",
  "outliers.peers": "Lugares como este",
  "outliers.peers-title": "{place} y los lugares más parecidos",
  "outliers.peers-intro":
    "Los más parecidos en {covariates}. Distancia: 0 es igual en todo, 1 es una diferencia usual entre dos lugares.",
  "outliers.peers-practices": "Qué hacen estos lugares",
  "outliers.distance": "Distancia",
  "outliers.against": "Frente a lo esperado",
  "outliers.here": "este lugar",
  "outliers.school-level": "escuelas",
  "outliers.district-level": "distritos",

  "figure.api": "Índice de Rendimiento Académico",
  "figure.api-meals": "estudiantes con comidas subsidiadas",
  "figure.api-english-learners": "aprendices de inglés",
  "figure.api-parent-education": "escolaridad de los padres (1 a 5)",
  "figure.api-mobility": "estudiantes nuevos en la escuela",
  "figure.api-teachers-full-credential": "docentes con credencial completa",
  "figure.api-teachers-emergency": "docentes con credencial de emergencia",
  "figure.ca1999-reading": "puntaje de lectura, quinto grado",
  "figure.ca1999-mathematics": "puntaje de matemáticas, quinto grado",
  "figure.ca1999-lunch": "estudiantes con almuerzo subsidiado",
  "figure.ca1999-english-learners": "aprendices de inglés",
  "figure.ca1999-income": "ingreso de las familias (miles de dólares)",
  "figure.ca1999-calworks": "familias con ayuda pública",
  "figure.type": "tipo de escuela",
  "figure.type-of": "tipo de escuela: {kind}",
  "figure.type-E": "primaria",
  "figure.type-M": "intermedia",
  "figure.type-H": "preparatoria",
  "figure.share-of": "proporción de {group}",
  "figure.year": "año {year}",

  "factor.shared-vision": "una visión compartida",
  "factor.instructional-leaders": "líderes que participan en la enseñanza",
  "factor.stable-workforce": "contratar y conservar personal fuerte y estable",
  "factor.professional-learning": "adultos que aprenden juntos",
  "factor.developmental-change": "cambio paso a paso, con todos",
  "factor.deeper-learning": "clases y pruebas que van a fondo",
  "factor.evidence-for-improvement": "evidencia usada para mejorar",
  "factor.supports-by-need": "apoyo según la necesidad",
  "factor.families-and-communities": "familias y comunidades como aliadas",
};
