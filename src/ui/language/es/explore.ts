import type { exploreEn } from "../en/explore.ts";
import type { Sentence } from "../sentence.ts";

/** Oraciones de la página del personal donde se elige qué comparar, en español. */
export const exploreEs: Readonly<Record<keyof typeof exploreEn, Sentence>> = {
  "explore.title": "Explorar",
  "explore.clear": {
    one: "{n} brecha clara deja aquí a un grupo con menos",
    other: "{n} brechas claras dejan aquí a un grupo con menos",
  },
  "explore.clear-none": "Ninguna brecha clara deja aquí a un grupo con menos",
  "explore.part": {
    one: "{part}: {n} brecha clara deja a un grupo con menos",
    other: "{part}: {n} brechas claras dejan a un grupo con menos",
  },
  "explore.part-none": "{part}: ninguna brecha clara deja a un grupo con menos",
  "explore.largest": "La mayor: {headline}.",
  "explore.largest-in": "La mayor ({where}): {headline}.",
  "explore.compared": {
    one: "Aquí hay {n} comparación, y se pudieron juzgar {judged}.",
    other: "Aquí hay {n} comparaciones, y se pudieron juzgar {judged}.",
  },
  "explore.again": {
    one: "{n} brecha clara más muestra una de estas de otra manera.",
    other: "{n} brechas claras más muestran una de estas de otra manera.",
  },

  "explore.choose": "Elegir qué comparar",
  "explore.board": "Lo que una mesa directiva pregunta primero",
  "explore.all-questions": "Todas las preguntas",
  "explore.of-goal": "Todas las de: {goal}",
  "explore.all-groups": "Los grupos principales, uno por uno",
  "explore.all-of": "Todos: {grouping}",
  "explore.all-states": "Todos los estados",
  "explore.all-counties": "Todos los condados",
  "explore.all-districts": "Todos los distritos",
  "explore.all-schools": "Todas las escuelas",
  "explore.all-years": "Todos los años",
  "explore.go": "Mostrar",
  "explore.ways": "Maneras de mostrarlo",
  "explore.quilt": "Mapa",
  "explore.table": "Tabla",

  "explore.quilt-title": "Cada celda es una brecha y lleva a cómo se sabe",
  "explore.quilt-subtitle": "Diferencia con el grupo de comparación, en puntos cuando es una parte de los estudiantes.",
  "explore.quilt-narrow": "Cada encabezado lleva a una vista solo de eso.",
  "explore.gaps": "Brechas claras y probables",
  "explore.gaps-none": "Nada en esta vista es una brecha clara ni probable.",
  "explore.others": "Sin indicio de brecha, o no se sabe",
  "explore.others-why":
    "“Ningún indicio de brecha” significa que, si la hay, es demasiado pequeña para actuar. Lo demás no es buena noticia: nadie lo sabe. Nada de esto tiene orden.",
  "explore.lines-title": "Cambios claros: {widened} se ampliaron, {narrowed} se redujeron",
  "explore.lines-title-none": "Ninguna brecha de esta vista se amplió ni se redujo claramente",
  "explore.lines-subtitle":
    "Diferencia con el grupo de comparación, en {unit}, año por año. Debajo de 0, el grupo tiene menos de lo que dice el título.",
  "explore.lines-some": {
    one: "Se dibuja la primera de {all} líneas. Elija una pregunta o un grupo para ver otras.",
    other: "Se dibujan las primeras {n} de {all} líneas. Elija una pregunta o un grupo para ver otras.",
  },
  "explore.lines-none": "Una línea necesita varios años",
  "explore.lines-none-why": "Esta vista tiene un solo año de cada comparación.",

  "explore.none": "Ninguna comparación cabe en esta vista",
  "explore.none-why": "Esta auditoría no comparó a estos estudiantes en esta pregunta, lugar y año.",
  "explore.none-anywhere": "Esta auditoría no tiene comparaciones en los lugares que usted puede ver.",
  "explore.many": "Esta vista es demasiado grande para una página",
  "explore.many-why": "Tiene {n} comparaciones, y una página muestra {most} como máximo. Elija menos de algo:",
  "explore.try-years": "Probar con todos los años",
  "explore.try-year": "Probar con {year}",
  "explore.try-place": "Probar con {place}",
  "explore.try-groups": "Probar con los grupos principales",
  "explore.try-questions": "Probar con todas las preguntas",
  "explore.try-board": "Probar con lo que una mesa directiva pregunta primero",
  "explore.try-goal": "Probar con: {goal}",
  "explore.start": "Empezar de nuevo",
  "explore.unknown": "Esta dirección no lleva a una vista",
  "explore.unknown-question": "Nombra una pregunta que esta auditoría no hace.",
  "explore.unknown-group": "Nombra un grupo que esta auditoría no compara.",
  "explore.unknown-place": "Nombra un lugar que esta auditoría no tiene, o que usted no puede ver.",
  "explore.unknown-year": "Nombra un año que esta auditoría no tiene.",
  "explore.unknown-form": "Nombra una manera de mostrar que no existe.",
  "explore.unknown-sort": "Nombra un orden que no existe.",
  "explore.unknown-next": "Revise la dirección con la persona que la envió, o elija abajo.",

  "explore.decide": "Qué decidir",
  "explore.decide-gap":
    "¿Qué brecha examinará primero este equipo? Lea cómo se sabe. Después acuerden quién hace qué, y para cuándo.",
  "explore.decide-open": "Abrir la brecha mayor",
  "explore.decide-none": "Nada aquí es bastante seguro para actuar. Decidan si más años u otro lugar les dirían más.",
  "explore.send":
    "Para enviar esta vista, envíe su dirección. No nombra a ningún estudiante, y solo la abre el personal que inicia sesión.",
};
