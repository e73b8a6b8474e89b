import type { GroupKey } from "./groups-en.ts";

/** Spanish forms carry their gender: `head` with its article's gender, `wrap` for masculine and feminine nouns. */
export interface GroupFormsEs {
  readonly head: string;
  readonly feminine: boolean;
  readonly wrap: string;
  readonly wrapFeminine: string;
}

const after = (words: string, feminine = words): GroupFormsEs => ({
  head: `estudiantes ${words}`,
  feminine: false,
  wrap: `{} ${words}`,
  wrapFeminine: `{} ${feminine}`,
});
const own = (head: string, among: string): GroupFormsEs => ({
  head,
  feminine: false,
  wrap: `{} entre ${among}`,
  wrapFeminine: `{} entre ${among}`,
});

/** Nombres de los grupos dentro de una oración. */
export const groupsEs: Readonly<Record<GroupKey, GroupFormsEs>> = {
  "group.all": own("estudiantes", "todos los estudiantes"),
  "group.everyone-else": own("otros estudiantes", "los demás estudiantes"),
  "group.american-indian": after(
    "indígenas americanos o nativos de Alaska",
    "indígenas americanas o nativas de Alaska",
  ),
  "group.asian": after("asiáticos", "asiáticas"),
  "group.black": after("negros o afroamericanos", "negras o afroamericanas"),
  "group.filipino": after("filipinos", "filipinas"),
  "group.hispanic": after("hispanos o latinos", "hispanas o latinas"),
  "group.pacific-islander": after(
    "nativos de Hawái o de las islas del Pacífico",
    "nativas de Hawái o de las islas del Pacífico",
  ),
  "group.white": after("blancos", "blancas"),
  "group.two-or-more": after("de dos o más razas"),
  "group.mena": after("de Medio Oriente o del norte de África"),
  "group.race-not-reported": after("cuya raza o etnia no se informó"),
  "group.female": {
    head: "niñas y jóvenes mujeres",
    feminine: true,
    wrap: "niñas y jóvenes entre {}",
    wrapFeminine: "niñas y jóvenes entre {}",
  },
  "group.male": {
    head: "niños y jóvenes varones",
    feminine: false,
    wrap: "niños y jóvenes varones entre {}",
    wrapFeminine: "niños y jóvenes varones entre {}",
  },
  "group.nonbinary": after("no binarios", "no binarias"),
  "group.el": own("aprendices de inglés", "los aprendices de inglés"),
  "group.eo": after("que solo hablan inglés en casa"),
  "group.ifep": after("que dominaban el inglés desde el inicio"),
  "group.rfep": after("que ya obtuvieron la reclasificación"),
  "group.rfep-recent": after("que obtuvieron la reclasificación en los últimos cuatro años"),
  "group.rfep-over-4": after("que obtuvieron la reclasificación hace más de cuatro años"),
  "group.el-tbd": after("cuya situación de inglés está por determinar"),
  "group.ever-el": after("que son o fueron aprendices de inglés"),
  "group.ltel": own("aprendices de inglés a largo plazo", "los aprendices de inglés a largo plazo"),
  "group.not-ltel": after("que no son aprendices de inglés a largo plazo"),
  "group.ar-ltel": own(
    "aprendices de inglés cerca de los seis años",
    "los aprendices de inglés cerca de los seis años",
  ),
  "group.newcomer": after("recién llegados", "recién llegadas"),
  "group.swd": after("con discapacidades"),
  "group.no-disability": after("sin una discapacidad identificada"),
  "group.section-504": after("con un plan 504"),
  "group.dis-autism": after("con autismo"),
  "group.dis-emotional": after("con una discapacidad emocional"),
  "group.dis-intellectual": after("con una discapacidad intelectual"),
  "group.dis-ohi": after("con otro impedimento de salud"),
  "group.dis-sld": after("con una discapacidad específica del aprendizaje"),
  "group.dis-sli": after("con un impedimento del habla o del lenguaje"),
  "group.dis-deaf-blindness": after("con sordoceguera"),
  "group.dis-deafness": after("con sordera o dificultades de audición"),
  "group.dis-established-medical": after("con una discapacidad médica establecida"),
  "group.dis-multiple": after("con discapacidades múltiples"),
  "group.dis-orthopedic": after("con un impedimento ortopédico"),
  "group.dis-brain-injury": after("con una lesión cerebral traumática"),
  "group.dis-visual": after("con un impedimento visual"),
  "group.sed": after("en desventaja socioeconómica"),
  "group.not-sed": after("que no están en desventaja socioeconómica"),
  "group.foster": own("jóvenes de crianza temporal", "los jóvenes de crianza temporal"),
  "group.not-foster": after("que no están en crianza temporal"),
  "group.homeless": after("sin un hogar permanente"),
  "group.not-homeless": after("con un hogar permanente"),
  "group.housing-neither": after("que no están en crianza temporal ni sin un hogar permanente"),
  "group.migrant": after("migrantes"),
  "group.not-migrant": after("que no son migrantes"),
  "group.military": after("de familias militares"),
  "group.not-military": after("que no son de familias militares"),
  "group.parent-ed-none": after("cuyos padres no terminaron la preparatoria"),
  "group.parent-ed-hs": after("con un padre o madre que terminó la preparatoria"),
  "group.parent-ed-some": after("con un padre o madre con algunos estudios universitarios"),
  "group.parent-ed-college": after("con un padre o madre que terminó la universidad"),
  "group.parent-ed-grad": after("con un padre o madre que terminó un posgrado"),
  "group.parent-ed-declined": after("cuyos padres no indicaron sus estudios"),
  "group.unduplicated": {
    head: "alumnos no duplicados",
    feminine: false,
    wrap: "{} entre los alumnos no duplicados",
    wrapFeminine: "{} entre los alumnos no duplicados",
  },
};
