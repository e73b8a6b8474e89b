import type { releaseEn } from "../en/release.ts";
import type { Sentence } from "../sentence.ts";

/** El sitio para todas las personas. Usa solo cifras impresas de la publicación. */
export const releaseEs: Readonly<Record<keyof typeof releaseEn, Sentence>> = {
  "release.about": "unos {n} de cada 100",
  "release.between": "de {a} a {b} de cada 100",
  "release.at-most": "{n} o menos de cada 100",
  "release.at-least": "{n} o más de cada 100",
  "release.fewer-about": "unos {n} menos de cada 100",
  "release.more-about": "unos {n} más de cada 100",
  "release.fewer-between": "de {a} a {b} menos de cada 100",
  "release.more-between": "de {a} a {b} más de cada 100",
  "release.fewer-up-to": "hasta {n} menos de cada 100",
  "release.more-up-to": "hasta {n} más de cada 100",
  "release.either-way": "entre {a} menos y {b} más de cada 100",
  "release.cell-at-most": "{n} o menos",
  "release.cell-at-least": "{n} o más",

  "release.who": "{rate} {group}",
  "release.people": "{who} {did}.",
  "release.adults": "{act}.",
  "release.named": "{label}: {who}.",
  "release.among": "Entre {comparison} fueron {rate}.",
  "release.facts": " ({gap})",
  "release.students": "Son entre {a} y {b} estudiantes.",
  "release.students-up-to": "Son hasta {b} estudiantes.",
  "release.not-shown": "No se muestra, para proteger la privacidad de los estudiantes",
  "release.not-shown-all": "Esta cifra no se muestra, para proteger la privacidad de los estudiantes.",
  "release.hidden-note":
    "Algunas cifras no se muestran, para proteger la privacidad de los estudiantes. Una cifra oculta no es cero. También se ocultan algunas mayores, para que ninguna pequeña se pueda calcular.",
  "release.range-note": "Algunas cifras se dan como un rango, por ejemplo 30–39%. La verdadera está dentro.",
  "release.sure-note":
    "Una brecha se llama clara solo si lo es con cada cifra dentro de los rangos. «No se puede saber» no es «ninguna brecha».",
  "release.overlap-note": "Un estudiante puede estar en varios grupos; por eso los grupos no se suman.",
  "release.cannot-tell": "Con las cifras públicas no se puede saber si hay una brecha.",

  "release.banner": "Cómo van nuestras escuelas",
  "release.home": "Inicio",
  "release.schools": "Escuelas",
  "release.places": "Escuelas y otros lugares",
  "release.do": "Qué hacemos",
  "release.ask": "Pregúntenos",
  "release.downloads": "Las cifras",
  "release.methods": "Cómo lo sabemos",
  "release.privacy": "Privacidad",
  "release.accessibility": "Accesibilidad",
  "release.numbers-from": "Datos de",
  "release.numbers-from-is": "Año escolar {year}. Publicado el {day}.",
  "release.hidden-foot": "Cifras ocultas",
  "release.hidden-foot-is":
    "Algunas cifras están ocultas o se dan como un rango, para que no se pueda reconocer a ningún niño.",
  "release.get": "Más",
  "release.search-box": "Preguntas, grupos, escuelas",
  "release.other-language": "El distrito aún no ha escrito esto en español. Este es su texto en otro idioma.",
  "release.not-written": "El distrito aún no ha escrito esto.",
  "release.not-written-why": "El texto estará aquí cuando el distrito lo añada a su próxima publicación.",

  "release.home-eyebrow": "{district} · año escolar {year}",
  "release.home-none": "No vemos ninguna brecha clara en las cifras que se pueden mostrar.",
  "release.home-none-lede":
    "Eso no quiere decir que no haya ninguna. De muchos grupos no se puede saber con las cifras públicas.",
  "release.home-lede":
    "Cada niño debe tener las mismas oportunidades. Aquí vemos dónde hay brechas, qué hacemos y cómo preguntarnos.",
  "release.clear-gaps": "Las mayores brechas claras",
  "release.clear-gaps-intro":
    "Cada una es mayor de lo que haría el azar. El tamaño está en estudiantes, frente a la tasa de los demás estudiantes.",
  "release.fewer-students": "de {a} a {b} estudiantes menos",
  "release.more-students": "de {a} a {b} estudiantes más",
  "release.how-know": "¿Cómo lo sabemos?",
  "release.what-we-do": "Qué hacemos",
  "release.how-to-ask": "Cómo preguntarnos",
  "release.read-more": "Leer todo",
  "release.find-school": "Busque su escuela",
  "release.find-school-intro":
    "Por orden de nombre, no de puesto. La mayoría de las diferencias entre escuelas son azar.",
  "release.all-schools": { one: "Ver la escuela", other: "Ver las {n} escuelas" },
  "release.all-places": { one: "Ver el lugar", other: "Ver los {n} lugares" },
  "release.questions": "Todas las preguntas, por meta",
  "release.groups": "Todos los grupos de estudiantes",
  "release.groups-intro": "En el mismo orden en cada página.",

  "release.by-group": "Por grupo de estudiantes",
  "release.largest-clear": "La mayor brecha clara: {group}",
  "release.no-clear": "Ningún grupo tiene una brecha clara en las cifras que se pueden mostrar",
  "release.nothing-judged": "Con las cifras públicas no se puede saber si los grupos difieren",
  "release.group-column": "Estudiantes",
  "release.rate-column": "Tasa",
  "release.gap-column": "Frente a los demás estudiantes",
  "release.students-column": "Estudiantes contados",
  "release.all-students": "Todos los estudiantes",
  "release.all-others": "Los demás estudiantes",
  "release.by-school": "Por escuela",
  "release.by-place": "Por lugar",
  "release.by-school-intro": "Por orden de nombre, no de puesto. En una escuela pequeña el azar mueve mucho una tasa.",
  "release.by-school-pages": {
    one: "Hay {n} escuela. Su página tiene su cifra.",
    other: "Hay {n} escuelas. Cada una tiene una página con sus cifras.",
  },
  "release.by-year": "Año por año",
  "release.by-grade": "Por grado",
  "release.year-column": "Año escolar",
  "release.grade-column": "Grado",
  "release.school-column": "Escuela",
  "release.place-column": "Lugar",
  "release.shared-note":
    "Aquí muchos estudiantes comparten un maestro. Por eso, contando estudiantes no se puede saber qué tan segura es una brecha.",
  "release.more-groups": "Más grupos",
  "release.what-is-counted": "Qué se cuenta",
  "release.part-of-goal": "Meta {n}: {goal}",
  "release.not-compared": "No se compara, porque el dato no consta",

  "release.goal-clear": {
    one: "Hay una brecha clara en {n} de {all} preguntas de esta meta.",
    other: "Hay una brecha clara en {n} de {all} preguntas de esta meta.",
  },
  "release.goal-none": "No vemos ninguna brecha clara en esta meta, en las cifras que se pueden mostrar.",
  "release.goal-question-clear": "Brechas claras que dejan con menos a estos estudiantes:",
  "release.goal-question-other": "Brechas claras, donde ni más ni menos es mejor:",
  "release.goal-question-none": "Ninguna brecha clara en las cifras que se pueden mostrar.",

  "release.at-place": "En {place}, {finding}",
  "release.in-place": "En {place}: {finding}",
  "release.school-lede":
    "Estas son las cifras de esta escuela que se pueden mostrar. Al lado está la de todo el distrito. Otros años, grados y grupos están en los archivos:",
  "release.place-lede":
    "Estas son las cifras de este lugar que se pueden mostrar. Al lado está la de todos los lugares. Otros años, grados y grupos están en los archivos:",
  "release.school-clear": "Brechas claras en esta escuela",
  "release.place-clear": "Brechas claras en este lugar",
  "release.school-none": "Aquí no vemos ninguna brecha clara en las cifras que se pueden mostrar.",
  "release.school-none-why":
    "Eso no quiere decir que no haya ninguna. En una escuela pequeña casi todas las cifras son rangos, y el azar las mueve mucho.",
  "release.school-shown": "{n} de {all} preguntas tienen aquí una cifra que se puede mostrar",
  "release.school-questions": "Todas las preguntas",
  "release.question-column": "Pregunta",
  "release.here-column": "Esta escuela",
  "release.here-place-column": "Este lugar",
  "release.whole-column": "Todo {place}",
  "release.school-groups": "Por grupo de estudiantes",
  "release.school-groups-intro":
    "Abra una meta para ver cada grupo. Los grupos sin ninguna cifra que se pueda mostrar están al final.",
  "release.goal-groups": "Grupos, meta {n}: {goal}",
  "release.missing-here": "Qué falta en esta página",
  "release.missing-here-is": "De estos grupos no se puede mostrar ninguna cifra aquí:",
  "release.missing-none": "Cada grupo tiene al menos una cifra aquí.",
  "release.missing-district": "Las cifras de todas las escuelas juntas están en las páginas de las preguntas.",

  "release.group-clear": "En {n} de {all} preguntas, una brecha clara deja con menos a {group}.",
  "release.group-none":
    "No vemos ninguna brecha clara que deje con menos a {group}, en las cifras que se pueden mostrar.",
  "release.group-intro": "El punto o la barra es este grupo. La raya son los demás estudiantes.",
  "release.group-chart": "Cada pregunta, con la tasa de los demás estudiantes como raya",

  "release.schools-title": "Busque su escuela",
  "release.places-title": "Busque su escuela o lugar",
  "release.schools-range": "{a} a {b}",
  "release.students-asked": "{n} estudiantes",
  "release.search-intro":
    "Todas las preguntas, los grupos y las escuelas de este sitio. Escriba en el buscador para acortar las listas.",

  "release.downloads-title": "Todas las cifras de este sitio, en archivos",
  "release.downloads-intro":
    "Cada cifra de estas páginas está en el primer archivo. El segundo dice cómo se relacionan las cifras.",
  "release.file-cells": "Cada cifra en una línea",
  "release.file-structure": "Cómo se relacionan las cifras",
  "release.file-other": "Parte de la misma publicación",
  "release.dictionary": "Qué significan las columnas",
  "release.dictionary-printed": "Cómo se imprime una cifra",
  "release.printed-number": "exactamente tantos estudiantes; o este porcentaje, redondeado",
  "release.printed-range":
    "dentro de este rango, con los dos extremos; de una tasa, hasta casi el siguiente número entero",
  "release.printed-code": "esto o más, esto o menos",
  "release.printed-hidden": "oculta, para proteger la privacidad de los estudiantes",
  "release.column-population": "A quién se cuenta: el código de un conjunto de estudiantes.",
  "release.column-indicator": "Qué se cuenta de ellos. Vacía en la línea del número de estudiantes.",
  "release.column-school-year": "El año escolar.",
  "release.column-place": "La clase de lugar y su código.",
  "release.column-grade": "Un grado, o «all» para todos.",
  "release.column-group": "Cómo se agrupa y el grupo. Todos los estudiantes son «all».",
  "release.column-n": "Número de estudiantes contados.",
  "release.column-rate": "Porcentaje de ellos.",
  "release.column-value": "Otra cifra y su unidad.",
  "release.license": "Qué se puede hacer con ellas",
  "release.license-is":
    "Se pueden copiar, compartir y cambiar, también para ganar dinero. Diga que son de {district}, y de qué día.",
  "release.license-ask": "Por favor, no intente averiguar nada de un solo niño.",
  "release.cite": "Para citar: {district}, año escolar {year}, publicado el {day}, hecho con {program}.",

  "release.methods-title": "Cómo se hace cada cifra de este sitio",
  "release.methods-lede":
    "Cada cifra cuenta estudiantes con una regla escrita. Luego se redondea, para que no se pueda reconocer a ningún niño. Todo lo demás sale de las cifras redondeadas.",
  "release.methods-counted": "A quién se cuenta",
  "release.methods-counted-is":
    "Cada pregunta dice de quién trata. Un estudiante al que le falta un dato no se cuenta. Un dato que falta nunca es un no.",
  "release.methods-rounded": "Cómo se redondea",
  "release.methods-rounded-is":
    "Los grupos pequeños llevan rangos más anchos. Una tasa cerca de 0 o de 100 se da como «esto o menos» o «esto o más».",
  "release.methods-ladder": "Estudiantes en el grupo",
  "release.methods-ladder-low": "La más baja",
  "release.methods-ladder-high": "La más alta",
  "release.methods-ladder-between": "Entre las dos",
  "release.methods-band": "rangos de {n} puntos",
  "release.methods-rounding": "redondeada a {n}",
  "release.methods-from": "{n} o más",
  "release.methods-gap": "Cómo se juzga una brecha",
  "release.methods-gap-is":
    "Comparamos cada grupo con los demás estudiantes. Si esa cifra no está impresa, calculamos un rango con las que sí están.",
  "release.methods-worst":
    "Las palabras «clara» y «probablemente» deben valer con cada cifra que podría estar detrás de las impresas. Tomamos la menos favorable.",
  "release.methods-many":
    "Con muchas comparaciones, algunas brechas parecen grandes por azar. Por eso juzgamos juntas las {n} comparaciones de cada clase de lugar (Benjamini y Hochberg 1995).",
  "release.methods-range":
    "El rango probable de una tasa es el de Wilson, y el de una brecha el de Newcombe, al {level}.",
  "release.methods-not": "Qué no dicen estas cifras",
  "release.methods-not-is":
    "Una brecha es una diferencia en lo que pasó. No dice por qué. Tampoco dice qué puede lograr un estudiante.",
  "release.glossary": "Palabras de este sitio",

  "release.privacy-title": "Cómo protegemos la privacidad de cada niño",
  "release.privacy-lede":
    "Ninguna página de este sitio tiene un nombre. Sus cifras se hacen de modo que ninguna lleve a un solo niño.",
  "release.privacy-how": "Qué hacemos",
  "release.privacy-small": "Los grupos de 1 a {n} estudiantes no se muestran.",
  "release.privacy-rounded":
    "Las tasas se redondean o se dan como rangos. Nunca se imprime cuántos estudiantes hay detrás de una tasa.",
  "release.privacy-others":
    "También se ocultan algunas cifras mayores, o se dan menos exactas. Si no, una cifra oculta se podría calcular con las otras.",
  "release.privacy-years": "Una cifra que se ocultó una vez sigue oculta en las publicaciones siguientes.",
  "release.privacy-only":
    "Todo en este sitio se hace solo con las cifras protegidas. El sitio no tiene acceso a los datos de los estudiantes.",
  "release.privacy-attack":
    "Antes de publicarlo, un programa intentó calcular las cifras ocultas con todas las demás. No pudo.",
  "release.privacy-figures": "Esta publicación en cifras",
  "release.privacy-cells": "Cifras en esta publicación",
  "release.privacy-exact": "dadas como un número",
  "release.privacy-ranged": "dadas como un rango",
  "release.privacy-hidden": "ocultas",
  "release.privacy-tried": "Cifras ocultas que un programa intentó calcular",
  "release.privacy-shown-column": "Cifras que se muestran",
  "release.privacy-hidden-column": "Cifras ocultas",
  "release.privacy-relations": "Sumas que usó",
  "release.privacy-narrowest": "El menor número de valores que aún podría tener una cifra protegida",
  "release.privacy-cost": "Qué se pierde",
  "release.privacy-cost-is":
    "Los grupos pequeños se ocultan más a menudo. Es una pérdida: lo que necesitan cuenta igual. Búsquelos en las cifras de todo el distrito.",
  "release.privacy-repeat": "Cualquiera puede repetir la prueba",
  "release.privacy-repeat-is": "Solo hacen falta los dos archivos de esta publicación y el programa gratuito Fairlead:",

  "release.accessibility-title": "Este sitio es para todas las personas",
  "release.accessibility-lede": "Si algo en estas páginas no le funciona, díganoslo por favor.",
  "release.accessibility-is": "Qué buscamos",
  "release.accessibility-aim":
    "Buscamos el nivel AA de las pautas de accesibilidad WCAG 2.2. Un programa revisa cada clase de página.",
  "release.accessibility-reader": "Cada gráfica es también una tabla que puede leer un lector de pantalla.",
  "release.accessibility-color": "Nada se dice solo con el color.",
  "release.accessibility-script": "Cada página funciona sin programas, en un teléfono, con letras grandes y en papel.",
  "release.accessibility-host": "Nada de estas páginas viene de otro sitio. Nadie cuenta su visita.",
  "release.accessibility-languages": "Cada página está en estos idiomas: {list}.",
  "release.accessibility-limits": "Límites conocidos",
  "release.accessibility-limits-is":
    "Las tablas de una escuela tienen muchas columnas. En un teléfono cada fila se vuelve una lista.",

  "letter.title": "Cómo les va a los estudiantes en {place}, {year}",
  "letter.to": "Para las familias y los vecinos de {place}",
  "letter.lede":
    "Cada niño debe tener las mismas oportunidades. Esta hoja dice dónde hay brechas, qué hacemos y cómo preguntarnos.",
  "letter.gaps-intro":
    "Cada una es mayor de lo que daría el azar. Cada una compara un grupo con los demás estudiantes.",
  "letter.counted": "Todos los estudiantes de {place}, en todos los grados.",
  "letter.made": "Hecho con {program}.",
  "letter.goes-on": "Hay más en nuestro sitio web.",
  "letter.more-questions": {
    one: "Hay {n} pregunta más en nuestro sitio web.",
    other: "Hay {n} preguntas más en nuestro sitio web.",
  },
  "letter.missing": "Grupos que no se muestran",
  "letter.missing-none": "Cada grupo tiene al menos una cifra en nuestro sitio web.",
  "letter.more-groups": { one: "{n} grupo más no tiene cifra aquí.", other: "{n} grupos más no tienen cifra aquí." },
  "letter.missing-district": "Sus cifras de todo el distrito pueden estar en nuestro sitio web.",
  "letter.basis": "De dónde salen las cifras",
  "letter.rules": "Reglas",
  "letter.reading": "Rangos",
  "letter.no-character": "Una letra que este archivo no puede mostrar. Nuestro sitio web la muestra.",

  // ---- packet ----
  "packet.heading": "En papel y para la mesa directiva",
  "packet.letter": "Carta (PDF)",
  "packet.letter-is": "Una hoja para las familias y los vecinos.",
};
