/** Sentences of appeals, written for this file, from which training pages get one of their own; `{o}` is the outlet, `{m}` an amount. */
const OPENERS = [
  'A message from {o}:',
  'A note from the editors of {o}',
  'From the team at {o}',
  'Before you go',
  'A word from our editor',
  'Dear friends of {o},',
  'Dear reader,',
  'To everyone who reads {o}',
  'A quick favour',
  'An open letter to our readers',
  'Support {o}',
  'Help us keep going',
  '',
  '',
  '',
  'To our readers:',
  'Our story so far',
  'Why we need you',
  'Please read this',
  'One more thing',
  'From {o} to you',
  'It is fundraising week at {o}',
  'Behind this story',
];

const TROUBLES = [
  'This has been the hardest year in the history of {o}.',
  'Last month the authorities blocked our website, and two of our reporters had to leave the country within a week.',
  'Advertising no longer pays for the kind of journalism you come here for, and printing costs have doubled since the spring.',
  'A court has frozen our accounts after we published an investigation into the governor and his relatives.',
  'The ministry has put {o} on a register of unwanted media, and anybody who shares our stories can be fined.',
  'Small newsrooms such as ours are closing every week, while rumours spread faster than ever.',
  'We do not have a wealthy owner, and we do not take money from any government or party.',
  'Social networks have cut the number of people who see our stories by more than half.',
  'Prosecutors say that our coverage harms the state, and they have opened a criminal case against our editor in chief.',
  'Officials call us traitors because we print what they would rather hide.',
  'Many of our colleagues now work from exile, far from their families and homes.',
  'If you come here often, you will have noticed that there is no paywall on {o}.',
  'You have read several of our articles this month, and we are glad that you find them useful.',
  'More people than ever are reading {o}, yet only a few of them pay for it.',
  'Lawsuits meant to scare us off have eaten up our savings.',
  'The printer wants to be paid in advance, and the bank has said no.',
  'In the past year nine of us had to find other jobs.',
  'Our servers were attacked forty times this spring.',
  'Large platforms decide what you get to see, and they have decided that you need not see us.',
  'This page has no banners, no pop-ups and no sponsored posts.',
  'A grant that paid for two of our correspondents ends this month.',
  'Every week someone asks us how we can give all of this away.',
  'They wanted us to stop after the first summons, and again after the second.',
];

const MISSIONS = [
  'Our reporters dig where others look away, and they check every fact before it is printed.',
  'We believe that everyone deserves news they can trust, whatever they earn and wherever they live.',
  'Since the day we started, our promise has been simple: to tell you what is really happening.',
  'We, the people who make {o}, will go on doing our job for as long as we can.',
  'Independent journalism keeps power in check, and it only survives when its audience stands up for it.',
  'Our newsroom answers to nobody but you.',
  'We hold politicians and companies to account without fear or favour.',
  'They accuse us of spreading lies; we think that honest reporting from both sides of the front is worth the risk.',
  'Open access to facts matters, especially when censorship is on the rise.',
  'Nobody tells our editors what to write, and nobody can buy their silence.',
  'We go to the villages that nobody else visits, and we stay until we understand.',
  '{o} was founded by six reporters who had been told to keep quiet.',
  'Facts cost money; opinions are free.',
  'All that we know, we share, and we share it with all.',
  'We correct our mistakes in public and keep our sources to ourselves.',
  'Someone has to sit through the council meetings, and for twelve years it has been us.',
];

const ASKS = [
  'That is why we are turning to you today.',
  'To carry on, we rely on the generosity of people like you.',
  'Please consider making a donation to {o} today.',
  'Will you join the thousands of readers who already back our work?',
  'Become a member and help us stay independent.',
  'Your contribution pays for lawyers, editors, cameras and safe places to work.',
  'Chip in whatever you can afford, from {m} a month.',
  'A monthly gift of {m} lets us plan ahead; a one-off gift helps us right now.',
  'For the price of a coffee, {m}, you can keep this site free for everyone.',
  'Every pound, euro or dollar goes straight into reporting.',
  'It takes less than a minute, and you can cancel whenever you like.',
  'If our stories mean something to you, please give today, even a small sum helps.',
  'Only a few hundred people fund this site, and we want you to be one of them.',
  'By giving {m} or more you protect free media and the people who risk their safety for it.',
  'If everyone who reads this gave {m}, our fundraiser would be over within an hour.',
  'Could you be one of those who keep the lights on?',
  'Put {m} in the hat, and we will put another question to the minister.',
  "We still lack a tenth of this year's budget; please help us close the gap.",
  'Our members decide how long we last, and you can be a member from {m}.',
  'Pay what you like, when you like.',
  'You can give by card, by transfer or by post.',
  'With {m} you buy us an hour in the archive.',
  'Do you want this work to go on? Then we need you now.',
  'Two in a hundred of you pay so that the others can read; make it three.',
  'Help pay the lawyer who stands beside our colleagues in court.',
];

const CLOSERS = [
  'Thank you for being there.',
  'Thank you for your trust and your patience.',
  'We could not do this without you.',
  'With gratitude, the {o} newsroom',
  'Yours, the editorial team',
  'Donate now',
  'Support us',
  'Maybe later',
  'Not today',
  'I have already given',
  'Ask me again next week',
  'Yes, I want to help',
  'One time',
  'Monthly',
  '',
  '',
  'See you tomorrow, in print or on your screen.',
  'Warmly, all of us at {o}',
  'Count me in',
  'Give once',
  'Back our reporters',
  'Read why it matters',
  'We are grateful for every one of you.',
];

const LETTERS = [
  'Get the stories that matter in your inbox every morning.',
  'Sign up for our free newsletter and never miss a story from {o}.',
  'Enjoying this article? Subscribe to {o} for unlimited access to everything we publish.',
  'You can unsubscribe at any time by following the link at the bottom of every e-mail.',
  'Join our channel on Telegram to be the first to know what is going on.',
  'Follow {o} for daily updates, videos and behind-the-scenes pictures.',
  'If you liked this story, you may also enjoy our weekly podcast, which you can find wherever you listen.',
  'Have you got a tip for our reporters? Write to us in confidence; we protect our sources.',
  'This article is free to read thanks to the support of our members.',
  'Do you see a mistake in the text? Select it and press Ctrl and Enter to let our editors know.',
  'What do you think? Tell us in the comments below.',
  'Our journalists may earn a small commission if you buy something through links on this page.',
  '{o} now has an app; get it and read offline.',
  "Tomorrow's briefing can be in your mailbox before breakfast: all we need is your address.",
  'Our editors pick five stories a day for you; leave your e-mail below to get them.',
  'Like what you read? Tell a friend, and follow us wherever you are online.',
  'Members of {o} read without adverts and meet our reporters once a month.',
  'You have two free articles left this month; log in or register to go on reading.',
];

const NAMES_A = [
  'Harbour',
  'Northern',
  'Valley',
  'Daily',
  'Capital',
  'River',
  'Open',
  'New',
  'Eastern',
  'Civic',
  'Granite',
  'Lakeside',
  'Bridge',
  'Free',
];
const NAMES_B = [
  'Gazette',
  'Observer',
  'Herald',
  'Monitor',
  'Tribune',
  'Dispatch',
  'Insider',
  'Chronicle',
  'Review',
  'Courier',
  'Voice',
  'Project',
  'Beacon',
];
const AMOUNTS = ['$3', '$5', '$7', '$10', '€4', '€9', '£2', '£6', '5 euros', '10 dollars', '$1', '€1'];

/** An appeal of one to nine lines in good prose, made from sentences of our own; two sentences may share a line. */
export function makeAppeal(random: () => number): readonly string[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const outlet = `${random() < 0.6 ? 'The ' : ''}${pick(NAMES_A)} ${pick(NAMES_B)}`;
  const amount = pick(AMOUNTS);
  const some = (list: readonly string[], most: number): string[] =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(list));
  const onlyLetters = random() < 0.3;
  const prose = onlyLetters
    ? [pick(LETTERS), ...some(LETTERS, 1)]
    : [...some(TROUBLES, 2), ...some(MISSIONS, 2), pick(ASKS), ...some(ASKS, 2)];
  const lines = [onlyLetters ? '' : pick(OPENERS), ...joined(prose, random), ...(onlyLetters ? [] : [pick(CLOSERS), ...some(CLOSERS, 1)])];
  return [...new Set(lines)].filter((line) => line !== '').map((line) => line.replaceAll('{o}', outlet).replaceAll('{m}', amount));
}

function joined(sentences: readonly string[], random: () => number): readonly string[] {
  const lines: string[] = [];
  for (const sentence of sentences) {
    const last = lines.length - 1;
    if (last >= 0 && random() < 0.45) lines[last] = `${lines[last] ?? ''} ${sentence}`;
    else lines.push(sentence);
  }
  return lines;
}
