using System.Buffers;
using System.ComponentModel;
using System.Text;
using GenFlow;
using GenFlow.Shapes;

namespace Concepts;

#region event
public enum Sky
{
    Clear,
    Cloudy,
}

// No attribute: it travels inside an event.
public sealed record Place(string Name, double Latitude, double Longitude);

[StreamEvent]
public partial record Measured(
    [property: Description("where it was measured")] Place Place,
    double Celsius,
    Sky Sky = Sky.Clear,
    IReadOnlyList<string>? Notes = null);
#endregion

[Workflow]
public partial class Station
{
    [Step, Publishes<Measured>]
    public StopEvent<double> Measure(Context ctx, StartEvent<Place> place)
    {
        ctx.WriteEventToStream(new Measured(place.Input, 21.5, Sky.Cloudy, ["wet \"thumb\""]));
        return new(21.5);
    }
}

internal static class Wire
{
    public static async Task ShowAsync()
    {
        #region write
        var buffer = new ArrayBufferWriter<byte>();
        GenFlowJson.Write(buffer, new Measured(new Place("Paris", 48.85, 2.35), 21.5));
        Console.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
        #endregion

        #region read
        Measured measured = GenFlowJson.Read<Measured>("""{"celsius":-3,"place":{"name":"Oslo","latitude":59.91,"longitude":10.75}}"""u8);
        Console.WriteLine($"{measured.Place.Name}: {measured.Celsius} {measured.Sky}");
        #endregion

        using var file = new MemoryStream();
        await SaveAsync(file);
        file.Position = 0;
        await LoadAsync(file);

        #region schema
        var schema = new ArrayBufferWriter<byte>();
        JsonSchema.Write(schema, Station.Events.Find("Measured")!.Shape);
        #endregion
        Console.WriteLine($"schema: {schema.WrittenCount > 100}");
    }

    #region save
    // One line for each item, while the run works.
    private static async Task SaveAsync(Stream file)
    {
        await using WorkflowHandler<double> handler = await new Station().RunAsync(new Place("Rome", 41.9, 12.5));
        var line = new ArrayBufferWriter<byte>();
        await foreach (StreamItem item in handler.StreamItems())
        {
            line.ResetWrittenCount();
            StreamItemJson.Write(line, item);
            line.Write("\n"u8);
            await file.WriteAsync(line.WrittenMemory);
        }
    }
    #endregion

    #region load
    // The catalogue knows the events of the workflow; one that it does not know is an UnknownEvent, never a crash.
    private static async Task LoadAsync(Stream file)
    {
        var reader = new StreamItemReader(Station.Events);
        using var lines = new StreamReader(file);
        while (await lines.ReadLineAsync() is { } line)
        {
            StreamItem item = reader.Read(Encoding.UTF8.GetBytes(line));
            Console.WriteLine(item.Event switch
            {
                Measured measured => $"{item.Sequence} {item.Step}: {measured.Celsius} in {measured.Place.Name}",
                RunCompleted { Stop: StopEvent<double> stop } => $"{item.Sequence} result: {stop.Result}",
                var other => $"{item.Sequence} {other.EventType}",
            });
        }
    }
    #endregion
}
