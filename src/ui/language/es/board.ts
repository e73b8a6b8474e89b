import type { boardEn } from "../en/board.ts";
import type { Sentence } from "../sentence.ts";

/** Oraciones de la hoja para la mesa directiva. */
export const boardEs: Readonly<Record<keyof typeof boardEn, Sentence>> = {
  "menu.board": "Para la mesa directiva",
  "board.title": "Auditoría de equidad {year}, para la mesa directiva",
  "board.eyebrow": "Mesa directiva · auditoría de equidad {year}",
  "board.h1": {
    one: "{place}: {n} brecha sobre la que debe decidir la mesa directiva",
    other: "{place}: {n} brechas sobre las que debe decidir la mesa directiva",
  },
  "board.h1-none": "{place}: ninguna brecha clara",
  "board.lede": {
    one: "Esta brecha se eligió entre {all}: va primero por estudiantes, tamaño, años y certeza. El orden es solo una guía: también cuentan las causas, lo que se puede hacer y lo que dicen las familias.",
    other:
      "Estas {n} se eligieron entre {all} por cuántos estudiantes afectan, su tamaño, sus años y qué tan seguros estamos. Cada una es de otra pregunta y, si se puede, de otro grupo. El orden es solo una guía: también cuentan las causas, lo que se puede hacer y lo que dicen las familias.",
  },
  "board.numbers": "Las brechas en cifras",
  "board.what": "Pregunta y grupo",
  "board.rate": "Tasa del grupo",
  "board.others-rate": "Tasa de los demás",
  "board.students": "Brecha en estudiantes",
  "board.moved": "¿Ha cambiado?",
  "board.sure": "{certainty}: {size} ({range})",
  "board.picture": "Qué tan separadas están las tasas, en porcentaje",
  "board.picture-key":
    "Círculo lleno: el grupo. Círculo vacío: con quienes se compara. Barra gris: el rango probable del grupo, con la brecha en cada extremo de su rango.",
  "board.picture-alt": "Gráfica de puntos de {n} brechas. {gaps}",
  "board.picture-gap": "{gap}: {rate}, frente a {rate2}.",
  "board.meaning": "Qué significa cada brecha",
  "board.decide": "Lo que decide la mesa directiva",
  "board.to-fill":
    "Las tres columnas vacías son para la decisión de la mesa directiva: anote qué va a cambiar, quién es responsable y para cuándo.",
  "board.question": "Pregunta para la mesa directiva",
  "board.action": "Qué va a cambiar",
  "board.who": "Quién es responsable",
  "board.when": "Para cuándo",
  "board.ask-1": "¿Qué vamos a cambiar en nuestras escuelas para {group}?",
  "board.ask-2": "¿Cómo abriremos este curso, programa o actividad a {group}?",
  "board.ask-3": "¿Qué regla o práctica de los adultos cambiaremos para {group}?",
  "board.ask-4": "¿Qué maestros, dinero o materiales asignaremos para {group}?",
  "board.ask-teachers": "¿Cómo contrataremos y conservaremos maestros de los mismos orígenes que {group}?",
  "board.ask-5": "¿Qué cambiaremos para que haya la misma oportunidad de aprender para {group}?",
  "board.ask-6": "¿Quién informará de lo prometido para {group}, y cuándo?",
  "board.all-gaps": {
    one: "{n} brecha clara",
    other: "{n} brechas claras",
  },
  "board.unsure": {
    one: "En {year}, no se puede saber en {n} comparación: puede haber una brecha grande o ninguna.",
    other: "En {year}, no se puede saber en {n} comparaciones: puede haber una brecha grande o ninguna.",
  },
  "board.small": {
    one: "{n} no se juzgó: menos de {minimum} estudiantes de un lado, o muy pocos casos, maestros, clases o escuelas.",
    other:
      "{n} no se juzgaron: menos de {minimum} estudiantes de un lado, o muy pocos casos, maestros, clases o escuelas.",
  },
  "board.better": "Lo que mejoró",
  "board.better-line": "{gap}. {change}",
  "board.more-better": { one: "{n} brecha más se ha reducido.", other: "{n} brechas más se han reducido." },
  "board.unknown": "Lo que no sabemos",
  "board.hardest": "De quienes menos se sabe: {groups}.",
  "board.waiting": {
    one: "{n} pregunta no se hizo porque faltan datos, sobre todo {records}.",
    other: "{n} preguntas no se hicieron porque faltan datos, sobre todo {records}.",
  },
  "board.basis": "Detrás de estas cifras",
  "board.filters": "Filtros",
  "board.no-filters": "Ninguno: todas las escuelas y todos los estudiantes registrados.",
  "board.students-enrolled": {
    one: "{text} estudiante inscrito en {year}.",
    other: "{text} estudiantes inscritos en {year}.",
  },
  "board.privacy": "Privacidad",
  "board.seal":
    "Para la mesa directiva y el personal, no para publicar: muestra cuentas exactas de estudiantes. Las cifras de un documento público deben proteger la privacidad.",
  "board.seal-why":
    "Para la mesa directiva y el personal: esta página tiene cifras exactas de estudiantes. Las cifras de un documento público deben proteger la privacidad.",
  "board.no-character":
    "Una letra para la que este archivo no tiene tipografía. La página {page} del informe la muestra.",
  "board.page": "{page} de {pages}",
};
