/** Dialogue: who speaks (a portrait's name) before the colon. The same lines in both languages of the game. */
const english = `# 1: the rift gate
ayla: Kestrel to Bolt. The gate is open, and nobody opened it.
bolt: Somebody did. Count the lights on the wheel, captain: it is awake.
vex: Small ship. You are flying in my door.
ayla: Then you should have closed it.

# 2: dust and silver
oracle: You came for the fallen star. So did the one who sleeps under the dust.
bolt: Readings say the moon is breathing. I would like to file a complaint.
ayla: File it on the way out.

# end
oracle: Stars do not fall, pilot. They are thrown, and someone has to catch them.
`;

const portuguese = `# 1: o portal da fenda
ayla: Kestrel para Bolt. O portal está aberto, e ninguém o abriu.
bolt: Alguém abriu. Conte as luzes da roda, capitã: ela acordou.
vex: Nave pequena. Você está voando pela minha porta.
ayla: Então devia tê-la fechado.

# 2: poeira e prata
oracle: Você veio pela estrela caída. Também veio quem dorme sob a poeira.
bolt: Os sensores dizem que a lua respira. Quero registrar uma reclamação.
ayla: Registre na saída.

# fim
oracle: Estrelas não caem, piloto. São lançadas, e alguém precisa apanhá-las.
`;

const credits = `STARFALL
A TALE OF THE RIFT

Every ship, stone and star of this game is modelled from
a few solids, lit from the upper left and drawn at the
size you see. Every sound is a sum of simple waves.

CAST
  Ayla ........ who flies the Kestrel
  Bolt ........ who keeps it together
  Vex ......... who came through the rift
  The Oracle .. who was here before

The makers place this example in the public domain.
`;

export const story: Readonly<Record<string, string>> = {
  'credits.txt': credits,
  'dialogue/en.txt': english,
  'dialogue/pt.txt': portuguese,
};
