import type { staffEn } from "../en/staff.ts";
import type { Sentence } from "../sentence.ts";

/** Sentences of the staff app, Spanish. */
export const staffEs = {
  "role.data-director": "Dirección de datos",
  "role.equity-director": "Dirección de equidad",
  "role.principal": "Dirección de la escuela",
  "role.counselor": "Consejería",
  "role.teacher": "Maestro o maestra",
  "role.board": "Miembro de la mesa directiva",
  "role.viewer": "Lector o lectora",
  "right.read-official": "Ver cifras publicadas",
  "right.read-audit": "Ver la auditoría, con números exactos",
  "right.read-rows": "Ver filas de un solo estudiante",
  "right.read-workspace": "Ver cargas y notas",
  "right.change-workspace": "Cargar, deshacer y cambiar ajustes",
  "right.read-log": "Leer el registro",
  "right.see-as": "Ver páginas como otra persona",
  "scope.district": "Distrito",
  "scope.school": "Escuela",
  "scope.grade": "Grado",
  "scope.section": "Sección",
  "scope.caseload": "Estudiantes a su cargo",
} as const satisfies Record<keyof typeof staffEn, Sentence>;
