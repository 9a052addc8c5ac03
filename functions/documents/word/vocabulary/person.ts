/** What forms call what they ask of a person, a child or an adult alike; each section adds its own words. */
export const PERSON = {
  fullName: `
    Name | Full names | Forename and surname | First name and surname | First name and last name | First and last name`,
  firstName: 'Forename | Forenames | Given name | First names | Given names | Christian name | First or given name',
  lastName: `
    Surname | Family name | Surname / last name | Last name / surname | Second name | Family name / surname
    Surname/family name | Last / family name`,
  aliases: `
    Alias | Aliases | AKA | Also known as | Previous names | Other names used | Any other names | Any alternative name
    Previous surname | Also known by`,
  dateOfBirth: 'DOB | D.O.B. | Birth date | Born',
  sex: 'Gender | Male/Female | M/F | Sex at birth | Male or female | Sex / gender | Gender / sex',
  ethnicity: `
    Ethnicity | Ethnic group | Ethnic background | Ethnic category | Race or ethnicity | Race | Ethnicity code
    Ethnicity/race | Cultural background`,
  firstLanguage: `
    Language | Home language | Preferred language | Main language | Language spoken | Language spoken at home
    Spoken language | Primary language | First or preferred language | First language spoken`,
};
