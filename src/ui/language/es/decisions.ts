import type { decisionsEn } from "../en/decisions.ts";
import type { Sentence } from "../sentence.ts";

/** Sentences about decisions, Spanish. */
export const decisionsEs: Readonly<Record<keyof typeof decisionsEn, Sentence>> = {
  "decision.open": "Abierta",
  "decision.done": "Cumplida",
  "decision.dropped": "Descartada",
  "decision.decide": "Decidir",
  "decision.ending": "¿Qué harán al respecto?",
  "decision.ending-why": "Escriba qué se hará, quién es responsable, para cuándo y qué debe ser distinto entonces.",
  "decision.about-page": "Decisiones sobre esta página",
  "decision.title": "Decisión",
  "decision.title-new": "Decidir: {page}",
  "decision.all": "Decisiones",
  "decision.all-none":
    "Todavía no se ha decidido nada. Cada página sobre una pregunta, un grupo o una escuela termina con «Decidir».",
  "decision.task": "Qué se hará",
  "decision.responsible": "Quién es responsable",
  "decision.responsible-hint": "Una persona del personal, no un estudiante.",
  "decision.due": "Para cuándo",
  "decision.expected": "Resultado esperado",
  "decision.expected-hint": "Qué debe ser distinto entonces, y qué número lo mostrará.",
  "decision.status": "Estado",
  "decision.no-students": "No escriba el nombre de un estudiante.",
  "decision.save": "Guardar",
  "decision.change": "Cambiar esta decisión",
  "decision.versions": "Versiones anteriores",
  "decision.saved-by": "{name}, {at}",
  "decision.somebody": "Una persona que ya no está",
  "decision.missing": "Llene todos los campos. El día debe existir.",
  "decision.too-long": "Un texto es demasiado largo. Use {n} caracteres como máximo.",
  "decision.conflict": "{name} guardó esta decisión mientras usted escribía. Lo suyo todavía no está guardado.",
  "decision.conflict-why":
    "Aquí están los dos textos. Ponga en los campos lo que quiera conservar y guarde. La otra versión queda en «Versiones anteriores».",
  "decision.theirs": "Guardado por {name}",
  "decision.yours": "Lo suyo",
  "decision.page": "Página",
};
