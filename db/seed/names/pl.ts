import type { Names } from "./index";

export const pl: Names = {
  f: `Olga Nowicka, Grażyna Wilk, Anna Kowalska, Hanna Dąbrowska, Patrycja Zielińska, Karolina Wójcik, Zuzanna Mazur,
    Ewa Krawczyk, Renata Piotrowska, Magdalena Pawlak, Sylwia Michalska, Lucyna Król, Izabela Wieczorek,
    Natalia Jabłońska, Joanna Stępień, Aleksandra Górska, Halina Rutkowska, Nina Sikora, Beata Baran, Celina Duda,
    Teresa Szewczyk, Franciszka Tomczak`,
  m: `Daniel Lewandowski, Jakub Szymański, Tomasz Woźniak, Marek Kozłowski, Oskar Jankowski, Bartosz Wojciechowski,
    Adam Kwiatkowski, Rafał Kaczmarek, Leon Grabowski, Szymon Nowakowski, Jan Pawłowski, Norbert Adamczyk, Hubert Dudek,
    Piotr Zając, Kamil Ostrowski, Wiktor Walczak, Igor Bąk, Grzegorz Chmielewski, Łukasz Włodarczyk, Olaf Borkowski,
    Sebastian Czarnecki, Artur Sawicki`,
};
