import type { peopleEn } from "../en/people.ts";
import type { Sentence } from "../sentence.ts";

/** Sentences about people and their roles, Spanish. */
export const peopleEs: Readonly<Record<keyof typeof peopleEn, Sentence>> = {
  "people.title": "Personas",
  "people.all": "Todas las personas",
  "people.name": "Nombre",
  "people.roles": "Puestos",
  "people.no-roles": "Sin puesto: no ve números de estudiantes",
  "people.last-sign-in": "Última vez que inició sesión",
  "people.never": "nunca",
  "people.add": "Agregar a esta persona",
  "people.add-title": "Agregar a una persona",
  "people.add-why":
    "Recibirá un enlace con el que la persona elige su contraseña. Envíelo de modo que nadie más lo lea.",
  "people.role": "Puesto",
  "people.scope": "Para qué parte",
  "people.part": "Id de esta parte",
  "people.part-hint": "Déjelo vacío para el distrito entero. Para una escuela, use su id en los registros.",
  "people.add-role": "Dar un puesto",
  "people.revoke": "Quitar: {role}",
  "people.sign-ins": "Dónde tiene sesión abierta esta persona",
  "people.no-sign-ins": "En ninguna parte ahora.",
  "people.end-sign-ins": "Cerrar todas las sesiones y enlaces",
  "people.link-title": "Contraseña perdida",
  "people.link-why": "Un enlace nuevo anula los anteriores. La contraseña actual sirve hasta que se elija una nueva.",
  "people.new-link": "Crear un enlace nuevo",
  "people.link-ready": "El enlace para elegir la contraseña",
  "people.link-once": "Sirve una vez, por un día, y no se vuelve a mostrar.",
  "people.conflict":
    "Otra persona cambió estos puestos mientras tanto. Lo suyo no se guardó. Abajo están los puestos como son ahora.",
  "people.last":
    "No quedaría nadie que pueda cambiar puestos. Dé primero a otra persona el puesto de dirección de datos.",
};
