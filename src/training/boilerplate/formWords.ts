/** Words that forms of articles are made of (`forms.ts`), written for this file. */
export const GIVEN_NAMES =
  'Anna Owen Marta Idris Helen Tomas Priya Callum Ines Ralf Grace Yusuf Nora Piotr Leila Simon Aoife Bjorn Carla Dermot Eva Farid Gita Hugo'.split(
    ' ',
  );
export const FAMILY_NAMES =
  'Holm Barrow Whitcombe Adeyemi Sorensen Kowal Pereira Lindqvist Mercer Oyelaran Tamm Vasquez Dunmore Fairley Grigg Hartono Ilves Jessop Karim Loxley Marsden Nyberg Okafor Pryce Quill Rourke Sandhu Thorne'.split(
    ' ',
  );
export const PLACES =
  'Milton|Ashford|Kettering|North Fell|Sandwick|Lower Weald|Brackley|Port Ellery|Dunmere|Eastholm|Farrow Bridge|Glenbrae|Hexley|Ivybridge|Kilmore|Larkfield|Marston|the north|the coast|Oakham|Redmire|Stony Cross'.split(
    '|',
  );
export const TEAM_ENDINGS = 'United|Rovers|Town|City|Athletic|Wanderers|Rangers||Harriers|Albion|Ladies|Under-18s|'.split('|');
export const COMPANIES =
  'Harland Mining|Copper|Wheat, tonne|Feed barley|Norbank|Telvia|Brent crude|Gold, ounce|Aldous Foods|Castor Energy|Steers, kg|Lambs, kg|Potatoes|Diesel, litre|Pound|Euro|Ten-year bond|Sable Retail|Orwin Group|All share'.split(
    '|',
  );
export const SKIES =
  'Cloudy|Sunny spells|Light rain|Heavy showers|Fog patches|Dry and bright|Strong winds|Snow on high ground|Clear|Thunder|Overcast|Mild and damp'.split(
    '|',
  );
export const DAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Today|Tonight|Tomorrow'.split('|');
export const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'.split('|');
export const HOURS = '7.30pm|8pm|10am to 4pm|noon|19:00|2 p.m.|from 11am|9.15am'.split('|');
export const VENUES =
  'Town Hall|St Mary’s Church|Village Hall|Corn Exchange|Public Library|Old Mill|Guildhall|Museum|Riverside Theatre|Community Centre|Football Ground'.split(
    '|',
  );
export const AMOUNTS = '£5|£12.50|$20|€8|£250|$1,200|£3, children £1|£40 and costs of £85|from £9'.split('|');
export const SALUTATIONS = 'Sir,|Dear Editor,|Sir: |Dear Marjorie,|To the editor:|Madam,|Dear Doctor,|Dear all,'.split('|');
export const INGREDIENTS =
  'plain flour|caster sugar|butter, softened|eggs|onions, finely chopped|garlic, crushed|double cream|olive oil|potatoes, peeled|salt|minced beef|red lentils|lemon juice|fresh thyme|baking powder|vegetable stock|mushrooms|rice|parsley, to serve|black pepper'.split(
    '|',
  );
export const STEPS = [
  'Heat the oven to 180C.',
  'Line a tin with paper and set it aside.',
  'Beat the butter and sugar until pale.',
  'Fry the onions gently until soft.',
  'Add the garlic and stir for a minute.',
  'Pour in the stock and bring to the boil.',
  'Turn down the heat and cover the pan.',
  'Fold in the flour with a metal spoon.',
  'Leave to cool before you cut it.',
  'Season well and serve at once.',
  'Wash your hands and clear the table first.',
  'Measure the gap twice and cut the board once.',
  'Check your tyres before a long drive.',
  'Ask your bank what it charges for this.',
  'Keep the receipt and write down who you spoke to.',
  'If you are not sure, call your doctor.',
  'Do not wait until the last week.',
  'Drain the water and dry the pipe with a cloth.',
  'Take the second road on the left and follow the river.',
  'You will need a sharp knife and a little patience.',
];
export const HEADINGS =
  'Background|What happens next|Getting there|Where to stay|The verdict|Why it matters|How it works|Cost|History|The details|What to do|Health|Money|Love|Aries|Leo (23 July to 22 August)|In the garden|Births and deaths|The rules|What the critics say'.split(
    '|',
  );
export const POSTS =
  'chairman|secretary|treasurer|goalkeeper|mayor|head teacher|best in show|runner-up|first prize|councillor|conductor|soloist|Labour|Independent|Best novel|Best actress|services to farming'.split(
    '|',
  );
export const SPECIFICATIONS =
  'Price: £18,400|Engine: 1.2-litre petrol|Top speed: 112mph|Director: Ines Marsden|Cast: Hugo Pryce, Leila Thorne|Running time: 104 minutes|Rating: 4/5|Verdict: worth the trip|Address: 14 Mill Lane, Hexley|Open: daily except Monday|Publisher: Lantern Press|Pages: 312|Born: Dunmere, 1961|Education: Glenbrae High School|Family: married, two sons|Weight: 1.4kg|Battery: up to nine hours|Getting there: trains run hourly from Oakham|Rooms: from £80 a night|Capacity: 4,200|Stars: ★★★★|Cert: 15|Tel: 0555 010 2231|Lives: Port Ellery'.split(
    '|',
  );

export const LEAGUES =
  'Division One|Division Two|Premier|Cup, second round|Women|Under-15s|Bowls|Golf|Boys basketball|Friendly|Saturday’s results|Second XI'.split(
    '|',
  );
export const CLOSINGS = 'Yours sincerely,|Yours faithfully,|Regards,|Yours,|Yours etc,|With best wishes,'.split('|');
export const ADDRESSES = 'By email|12 Mill Lane|Harbour Road|Via the website|The Old Rectory|3 Station Cottages||||'.split('|');
export const DIRECTIONS = [
  '(Laughs.)',
  '(Pause.)',
  'Enter a PORTER.',
  '(He shuts the door.)',
  'They all sit.',
  '(The lights go out.)',
  '[Applause]',
];
export const ADVICE = [
  'You are not the first to feel like this, and you will not be the last.',
  'Talk to your sister before the holidays, not after.',
  'Give him a week, and then ask again.',
  'Tell your landlord in writing and keep a copy.',
  'If you cannot sleep, get up and read until you are tired.',
  'Thank you for your letter; I felt for you as I read it.',
  'We all make this mistake once.',
  'Ask yourself what you would say to a friend in your place.',
  'Write down what you spend for a month before you decide anything.',
  'Your doctor has heard this before, so do not be ashamed.',
  'You owe your neighbour an apology, and perhaps a fence.',
  'Sign nothing until you have slept on it.',
  'Do what makes you happy and let them talk.',
  'If we say nothing, nothing will change.',
  'You can put it in the freezer for up to a month.',
  'Look both ways, even on a quiet road.',
];
export const CALLS = [
  'Write to your councillor and ask for a date.',
  'Come to the meeting on Thursday and bring your neighbours.',
  'To give blood, call the hospital or register on its website.',
  'Clothes and blankets can be left at the church hall until Saturday.',
  'Donations to the hospice can be made at any branch of the bank.',
  'If you saw anything, please call the police on 0555 010 9920.',
  'Anyone who would like to help should ask for Marta at the desk.',
  'The family asks for gifts to the lifeboat instead of flowers.',
  'Volunteers are needed to plant two hundred trees; boots are a must.',
  'We need your voices, your legs and your patience.',
  'Please join us for tea after the service.',
  'Every pound raised will go to the new roof.',
  'Vote on the day, whatever the weather does.',
  'Let us not leave this to our children.',
];
