import type { terminalRelease as english } from "../en/terminal-release.ts";
import { count, n, plural } from "./writing.ts";

/** Output of `fairlead release`, Spanish. */
export const terminalRelease: typeof english = {
  release: {
    about: "proteger las cifras de la auditoría, intentar revertirlas y publicarlas cuando una persona las aprueba",
    approvedBy: "la persona que aprueba; sin un nombre no se escribe nada",
    reason: "por qué se publica, para el registro de aprobaciones",
    policy: "política de privacidad, como us-ca",
    date: "día de la publicación, como 2026-12-01; si falta, hoy",
    nameMissing: "Una aprobación necesita el nombre de una persona: --approved-by NOMBRE.",
    reasonMissing: "Una aprobación necesita un motivo: --reason TEXTO.",
    steps: {
      protect: "Protegiendo a los grupos pequeños e intentando averiguar lo que está oculto",
      write: "Escribiendo la publicación",
    },
    refused: (cells) =>
      `No se publicó: ${count(cells, "cifra", "cifras")} no ${plural(cells, "sería segura", "serían seguras")}.`,
    reasons: {
      unproved: (cells) =>
        `No se pudo demostrar que ${count(cells, "cifra oculta", "cifras ocultas")} no ${plural(cells, "se sabe", "se saben")}:`,
      union: (cells) =>
        `${count(cells, "suma", "sumas")} de grupos ocultos ${plural(cells, "sería un grupo pequeño", "serían grupos pequeños")}:`,
      "shown-again": (cells) => `${count(cells, "cifra estaba oculta", "cifras estaban ocultas")} antes:`,
      "small-revision": (cells) =>
        `${count(cells, "cifra difiere", "cifras difieren")} en pocos estudiantes de lo publicado:`,
      leak: (cells) => `${count(cells, "cifra se podría", "cifras se podrían")} averiguar:`,
      certificate: (cells) => `La demostración de ${count(cells, "cifra", "cifras")} no es válida:`,
    },
    together: "todas las publicaciones juntas",
    more: (others) => `... y ${n(others)} más.`,
    safe: "No se pudo averiguar nada de lo oculto.",
    printed: (facts) =>
      `Números de estudiantes: ${n(facts.exact)} exactos, ${n(facts.ranges)} como intervalos, ${n(facts.hidden)} ocultos.`,
    rates: (facts) => `Tasas: ${n(facts.shown)} mostradas, ${n(facts.hidden)} ocultas.`,
    tried: (facts) =>
      `Demostración: ${count(facts.worlds, "otra tabla se publicaría", "otras tablas se publicarían")} igual, para ${count(facts.sensitive, "cifra secreta", "cifras secretas")} en ${count(facts.releases, "publicación en total", "publicaciones en total")}.`,
    first: "Es la primera publicación.",
    moved: "Estas cifras cambiaron desde la última publicación:",
    same: "Ninguna cifra cambió desde la última publicación.",
    moves: {
      records: (numbers) => `${count(numbers, "cifra", "cifras")}, porque cambiaron los registros del año`,
      new: (numbers) => `${count(numbers, "cifra", "cifras")}, porque ${plural(numbers, "es nueva", "son nuevas")}`,
      gone: (numbers) =>
        `${count(numbers, "cifra", "cifras")}, porque ya no se ${plural(numbers, "ofrece", "ofrecen")}`,
      hidden: (numbers) =>
        `${count(numbers, "cifra", "cifras")}, porque ahora ${plural(numbers, "está oculta", "están ocultas")} para proteger a otras`,
      rules: (numbers) => `${count(numbers, "cifra", "cifras")}, porque cambiaron las reglas de la publicación`,
    },
    leftOut: (questions, groupings) =>
      `No se incluyen ${count(questions, "pregunta", "preguntas")} y ${count(groupings, "agrupación", "agrupaciones")} de la auditoría. --json las muestra con el motivo.`,
    notDivided: (questions) =>
      `${count(questions, "pregunta no se divide", "preguntas no se dividen")} por todas las agrupaciones, porque los registros no dicen el grupo de cada estudiante.`,
    preview: "No se escribió nada. Para publicar, una persona lo aprueba: --approved-by NOMBRE --reason TEXTO.",
    written: (folder, pages, packet) =>
      `Publicado en ${folder}: ${count(pages, "página", "páginas")}, ${count(packet, "archivo", "archivos")} para imprimir o compartir, y los datos.`,
    keep: "Copie site a un servidor web, y data si quiere. Nunca copie private: tiene las cifras verdaderas.",
  },
};
