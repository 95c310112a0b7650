using GenFlow;

namespace Concepts;

[Event]
public partial record Shelf(string Books);

[Event]
public partial record Book(string Title, string Topic);

[Event]
public partial record Box(string Text);

[Event]
public partial record Address(string Text);

[Event]
public partial record Weather(string Text);

[Event]
public partial record Way(int Minutes);

#region from
[Workflow]
public partial class Inventory
{
    [Step]
    public IEnumerable<Shelf> Shelves(StartEvent<string> library) => library.Input.Split('/').Select(static books => new Shelf(books));

    [Step]
    public IEnumerable<Book> Books(Shelf shelf) => shelf.Books.Split(' ').Select(static title => new Book(title, title[..1]));

    // All books of all shelves, shelf by shelf. Without From: those of each shelf.
    [Step]
    public StopEvent<string> List([Collect(From = nameof(Shelves))] IReadOnlyList<Book> books) =>
        new(string.Join(", ", books.Select(static book => book.Title)));
}
#endregion

#region batches
[Workflow]
public partial class Packing
{
    [Step]
    public IEnumerable<Shelf> Shelves(StartEvent<string> library) => library.Input.Split('/').Select(static books => new Shelf(books));

    [Step]
    public IEnumerable<Book> Books(Shelf shelf) => shelf.Books.Split(' ').Select(static title => new Book(title, title[..1]));

    // As soon as two books of a shelf have come, and once more for what is left of it.
    [Step]
    public Box Pack([Collect(Count = 2)] IReadOnlyList<Book> books) => new(string.Join('+', books.Select(static book => book.Title)));

    // What a join returns belongs to the fan-out outside: here to the shelves.
    [Step]
    public StopEvent<string> Load([Collect] IReadOnlyList<Box> boxes) =>
        new(string.Join(", ", boxes.Select(static box => box.Text)));
}
#endregion

#region keys
[Workflow]
public partial class Sorting
{
    [Step]
    public IEnumerable<Shelf> Shelves(StartEvent<string> library) => library.Input.Split('/').Select(static books => new Shelf(books));

    [Step]
    public IEnumerable<Book> Books(Shelf shelf) => shelf.Books.Split(' ').Select(static title => new Book(title, title[..1]));

    // Once for each topic of a shelf, when all its books have come.
    [Step(MaxConcurrency = 1)]
    public Box Pack([Collect(Key = nameof(Book.Topic))] IReadOnlyList<Book> books) =>
        new($"{books[0].Topic}: {string.Join('+', books.Select(static book => book.Title))}");

    [Step]
    public StopEvent<string> Load([Collect] IReadOnlyList<Box> boxes) =>
        new(string.Join(", ", boxes.Select(static box => box.Text)));
}
#endregion

#region diamond
[Workflow]
public partial class Departure
{
    [Step]
    public Address Find(StartEvent<string> name) => new(name.Input);

    // The address goes to both, which run side by side.
    [Step]
    public async Task<Weather?> Look(Address address, CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        return address.Text == "moon" ? null : new Weather("rain");
    }

    [Step]
    public Way Measure(Address address) => new(address.Text.Length * 10);

    // When there is one of each that came from the same event. Without the question mark, no weather would be an error.
    [Step]
    public StopEvent<string> Advise(Weather? weather, Way way) => new($"{way.Minutes} minutes in {weather?.Text ?? "no weather"}");
}
#endregion

internal static class Joins
{
    public static async Task ShowAsync()
    {
        Console.WriteLine(await new Inventory().ExecuteAsync("ant bee ape/cat"));
        Console.WriteLine(await new Packing().ExecuteAsync("ant bee/cat"));
        Console.WriteLine(await new Sorting().ExecuteAsync("ant bee ape/cat"));
        Console.WriteLine(await new Departure().ExecuteAsync("harbour"));
        Console.WriteLine(await new Departure().ExecuteAsync("moon"));
    }
}
