import type { terminalAudit as english } from "../en/terminal-audit.ts";
import { count, n } from "./writing.ts";

/** Lo que dice la terminal sobre una auditoría y sus cifras, en español. */
export const terminalAudit: typeof english = {
  audit: {
    about: "auditar lo cargado: las mayores brechas, las seis metas, lo que no se pudo juzgar",
    out: "escribir también el informe completo en esta carpeta: páginas, audit.xlsx, audit.json, not-judged.json",
    allLanguages: "escribir las páginas en todos los idiomas, con enlaces entre ellas; cada idioma en su carpeta",
    board:
      "escribir también la hoja para la mesa directiva: un PDF de dos páginas, en este idioma o en los indicados (en,es)",
    boardWritten: (files) =>
      `La hoja para la mesa directiva, dos páginas, con cuentas exactas de estudiantes: ${files.join(", ")}`,
    asOf: "solo lo que se sabía en esa fecha (2026-01-31)",
    auditing: "Auditando",
    writing: "Escribiendo el informe",
    goals: ["Meta", "Claras", "Prob.", "Sin indicio", "Sin juzgar", "Sin datos"],
    largest: "Las mayores brechas claras",
    moved: (closing, growing, since) =>
      `Desde ${since}: ${count(closing, "brecha se ha reducido", "brechas se han reducido")}, ${count(growing, "brecha se ha ampliado", "brechas se han ampliado")}.`,
    notJudged: (unsure, small, least) =>
      `No se pudo juzgar: ${count(unsure, "comparación quedó", "comparaciones quedaron")} sin seguridad, ${n(small)} sin intentar (menos de ${n(least)} estudiantes de un lado, o muy pocos casos, maestros, clases o escuelas). Eso no es “no hay brecha”.`,
    notAsked: (questions, records) =>
      `No se preguntó: ${count(questions, "pregunta espera", "preguntas esperan")} datos, sobre todo ${records}.`,
    written: (folder, pages) =>
      `El informe está en ${folder}: ${count(pages, "página")}, audit.xlsx, audit.json, not-judged.json.`,
    serve:
      "Siguiente paso: abra allí index.html. `fairlead serve` lo muestra a quienes inician sesión, a cada quien lo que su puesto permite.",
    next: "Siguiente paso: `fairlead audit --out CARPETA` escribe el informe; `fairlead explain ID` dice cómo lo sabemos.",
    unprotected: "Tiene cuentas exactas de estudiantes: compartir solo con personal que puede verlas.",
  },
  explain: {
    about: "decir cómo sabemos una cifra de la auditoría: definición, cuentas, rango, regla, archivos",
    id: "su id, como la dan `fairlead audit`, las páginas y audit.json",
    rate: "Tasas",
    counts: "Cuentas",
    countsOf: (k, total, k2, of2) => `${k} de ${total}, frente a ${k2} de ${of2}`,
    studentsOf: (total, of2) => `${total} estudiantes, frente a ${of2}`,
    ratio: "Veces",
    chance: "Azar",
    chanceOf: (p, q, tests) => `p ${p}; q ${q}, ajustada entre ${n(tests)} comparaciones`,
    verdict: "Qué tan seguros",
    tested: (off, size, line, reaches) =>
      `El rango ${off ? "no toca" : "toca"} el cero. El tamaño es ${size}, ${reaches ? "igual o mayor que" : "menor que"} la línea de acción de ${line}.`,
    files: "Archivos",
    file: (name, day, rows, hash) => `${name}: cargado el ${day}, ${count(rows, "fila")}, SHA-256 ${hash}`,
    noFiles: "ningún archivo de ese año",
    version: "Hecho con",
    notJudged: "No se juzgó",
    sizes: (total, of2) => `${count(total, "estudiante")}, frente a ${n(of2)}`,
  },
};
