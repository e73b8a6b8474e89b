import type { terminalAttack as english } from "../en/terminal-attack.ts";
import { count, n, plural } from "./writing.ts";

/** Output of `fairlead attack`, Spanish. */
export const terminalAttack: typeof english = {
  attack: {
    about: "intentar averiguar los números ocultos con los archivos públicos de una o varias publicaciones juntas",
    folders: "carpetas de publicaciones, cada una con data/cells.csv y data/structure.json",
    working: (releases) => `Atacando ${count(releases, "carpeta")}`,
    safe: ({ hidden, offered }) =>
      `No se pudo averiguar nada oculto: ${n(hidden)} de ${n(offered)} números de estudiantes están ocultos o en un rango.`,
    reversed: (leaks) =>
      `No publicar: ${count(leaks, "número")} ${plural(leaks, "puede", "pueden")} delatar a un estudiante.`,
    contradicts: "No publicar: la publicación se contradice.",
    misrounded: (leaks) =>
      `No publicar: ${count(leaks, "número")} no ${plural(leaks, "está redondeado", "están redondeados")} como dice la publicación.`,
    kinds: {
      shown: (leaks) => `${count(leaks, "grupo pequeño", "grupos pequeños")} con su número a la vista:`,
      exact: (leaks) =>
        `Se puede averiguar el número exacto de ${count(leaks, "grupo pequeño oculto", "grupos pequeños ocultos")}:`,
      narrow: (leaks) =>
        `Se puede averiguar, con pocos estudiantes de diferencia, el número de ${count(leaks, "grupo pequeño oculto", "grupos pequeños ocultos")}:`,
      union: (leaks) => `${count(leaks, "suma")} de grupos ocultos ${plural(leaks, "es", "son")} un grupo pequeño:`,
      outcome: (leaks) =>
        `Se puede averiguar cuántos estudiantes tienen un resultado en ${count(leaks, "grupo")}, y eso los delata:`,
      everyone: (leaks) =>
        `En ${count(leaks, "lugar", "lugares")}, todos los estudiantes son de un grupo: se conoce la situación de cada uno:`,
      amount: (leaks) => `Se puede averiguar ${count(leaks, "promedio oculto", "promedios ocultos")}:`,
      revision: (leaks) => `Dos publicaciones difieren en pocos estudiantes en ${count(leaks, "número")}:`,
      marker: (leaks) => `${count(leaks, "marca")} ${plural(leaks, "dice", "dicen")} más que “oculto”:`,
      rounding: (leaks) =>
        `${count(leaks, "valor", "valores")} con una forma que el redondeo de la publicación no permite:`,
      contradiction: () => "Ningún número concuerda con todo lo publicado, así que no se puede probar nada:",
    },
    onPages: (leaks) =>
      `No publicar: los archivos hechos muestran más que la publicación en ${count(leaks, "lugar", "lugares")}.`,
    surface: {
      "hidden-shown": (leaks) =>
        `${count(leaks, "número oculto", "números ocultos")} ${plural(leaks, "está", "están")} en una página:`,
      "beside-hidden": (leaks) =>
        `Hay otros números junto a ${count(leaks, "número oculto", "números ocultos")} en una página:`,
      otherwise: (leaks) =>
        `${count(leaks, "número")} de una página no ${plural(leaks, "es", "son")} lo que dice cells.csv:`,
      "no-cell": (leaks) =>
        `${count(leaks, "número")} de una página no ${plural(leaks, "está", "están")} en cells.csv:`,
      field: (leaks) =>
        `${count(leaks, "archivo")} ${plural(leaks, "tiene", "tienen")} un campo que revela un número oculto:`,
      secret: (leaks) =>
        `${count(leaks, "archivo")} ${plural(leaks, "tiene", "tienen")} la clave o el nombre de un estudiante:`,
    },
    inFile: (path, line) => (line === null ? path : `${path}, línea ${n(line)} de cells.csv`),
    together: "todas las publicaciones juntas",
    more: (others) => `... y ${n(others)} más.`,
    tried: ({ offered, unknowns, solved }) =>
      `Se probó: sumas, límites y ecuaciones con ${n(offered)} números ofrecidos y ${n(unknowns)} no listados, y un programa lineal con ${n(solved)} de ellos.`,
    harmless: (numbers) =>
      `${count(numbers, "número oculto", "números ocultos")} se ${plural(numbers, "puede", "pueden")} averiguar sin daño: ${plural(numbers, "es", "son")} 0 o lo bastante grande para mostrarse.`,
    sample:
      "El programa lineal vio solo una parte de los números ocultos o de sus sumas, porque son muchos. Las demás pruebas los cubren todos.",
    unsolved: (numbers) => `Al programa lineal no le alcanzó el tiempo para ${count(numbers, "número")}.`,
  },
};
