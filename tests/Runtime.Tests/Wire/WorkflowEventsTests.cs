using GenFlow.Tests.Support;

namespace GenFlow.Tests.Wire.OfWorkflows;

public sealed record Place(string City, int Zip);

public sealed record Trip(IReadOnlyList<Place> Stops, Place? Home);

[Event]
public partial record Parcel<T>(T Content);

[StreamEvent]
public partial record Moved<T>(T From, T To);

[Event(Name = "sorted \"out\"")]
public partial record Sorted(int Count);

[Event]
public partial record Live(Action Act);

/// <summary>Its result, its input and its events hold records that no attribute names.</summary>
[Workflow]
public partial class TravelWorkflow
{
    [Step, Publishes<Moved<Place>>, Emits<Sorted>]
    public Parcel<Trip> Pack(Context ctx, StartEvent<Place> home)
    {
        ctx.WriteEventToStream(new Moved<Place>(home.Input, new("Paris", 75000)));
        return new(new([home.Input], null));
    }

    [Step]
    public AnyOf<StopEvent<Trip>, Live> Arrive(Parcel<Trip> parcel) => new StopEvent<Trip>(parcel.Content);

    [Step]
    public void Note(Sorted sorted)
    {
    }

    [Step]
    public void Do(Live live) => live.Act();
}

[Workflow]
public partial class LongerTravelWorkflow : TravelWorkflow
{
    [Step, Publishes<LongerTravelWorkflow>]
    public StopEvent<Trip> Stay(Place2 place) => new(new([new(place.City, 0)], null));
}

[Event]
public partial record Place2(string City);

/// <summary>Has a member of the catalogue's name.</summary>
[Workflow]
public partial class BusyWorkflow
{
    public static int Events => 3;

    [Step]
    public StopEvent<Place> Go(StartEvent start) => new(new("Rome", 1));
}

public sealed class WorkflowEventsTests
{
    [Fact]
    public void Catalogue_lists_what_steps_accept_give_send_and_publish()
    {
        string[] engine = [.. new EventCatalogue(static () => []).Select(static entry => entry.Name)];

        Assert.Equal(
            ["Live", "Moved", "Parcel", "StartEvent", "StopEvent", "sorted \"out\""],
            TravelWorkflow.Events.Select(static entry => entry.Name).Except(engine).Order(StringComparer.Ordinal));
        Assert.Contains(LongerTravelWorkflow.Events, static entry => entry.Name == "Place2");
        Assert.Contains(LongerTravelWorkflow.Events, static entry => entry.Name == "Moved");
        Assert.Equal(3, BusyWorkflow.Events);
    }

    [Fact]
    public void Event_that_cannot_be_JSON_says_so_when_it_is_read() =>
        Assert.Contains("Act", Assert.Throws<NotSupportedException>(static () => TravelWorkflow.Events.Find("Live")!.Read("{}"u8)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Result_and_events_of_plain_records_are_read_as_they_were_written()
    {
        await using WorkflowHandler<Trip> handler = await new TravelWorkflow().RunAsync(new Place("Rome", 100));
        List<StreamItem> items = await handler.StreamItems().AllAsync();
        var reader = new StreamItemReader(TravelWorkflow.Events);

        Assert.Equal(items[0], reader.Read(Items.Write(items[0])));
        var completed = Assert.IsType<RunCompleted>(reader.Read(Items.Write(items[^1])).Event);
        Trip trip = Assert.IsType<StopEvent<Trip>>(completed.Stop).Result;
        Assert.Equal([new Place("Rome", 100)], trip.Stops);
        Assert.Null(trip.Home);
    }

    [Fact]
    public async Task Result_is_written_also_by_a_program_that_never_asked_for_the_catalogue()
    {
        await using WorkflowHandler<Place> handler = await new BusyWorkflow().RunAsync();
        StreamItem last = (await handler.StreamItems().AllAsync())[^1];

        Assert.Contains("\"result\":{\"city\":\"Rome\",\"zip\":1}", Items.Write(last), StringComparison.Ordinal);
    }
}
