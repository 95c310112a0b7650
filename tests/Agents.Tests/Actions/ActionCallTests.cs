using System.Text.Json;

namespace GenFlow.Agents.Tests.Actions;

public class ActionCallTests
{
    private static readonly Calling.Services s_services = new(new Calling.Station());

    [Fact]
    public async Task Action_is_called_with_arguments_services_and_defaults()
    {
        ActionOutput output = await Tools.GetWeatherAction.CallAsync("""{"city":"Paris","more":[1]}""", s_services);

        Assert.Equal("""{"text":"Paris in Celsius","degrees":21.5}""", output.Text);
        Assert.Equal(new Forecast("Paris in Celsius", 21.5), output.Value);
    }

    [Fact]
    public async Task Action_is_called_as_a_function_of_other_clients()
    {
        object? result = await Tools.GetWeatherAction.CallAsFunctionAsync(new() { ["city"] = "Rome", ["unit"] = "Fahrenheit" }, s_services);

        Assert.Equal("""{"text":"Rome in Fahrenheit","degrees":21.5}""", Assert.IsType<string>(result));
    }

    [Fact]
    public void Action_has_the_name_description_and_settings_of_its_declaration()
    {
        Assert.Equal(
            ("get_weather", "The weather of a city.", new ActionSettings { IsEager = true, Timeout = TimeSpan.FromSeconds(1.5) }),
            (Tools.GetWeatherAction.Name, Tools.GetWeatherAction.Description, Tools.GetWeatherAction.Settings));
        Assert.Equal(
            ("finish", "Ends it.", new ActionSettings { IsExit = true, RequiresApproval = true }),
            (Tools.FinishAction.Name, Tools.FinishAction.Description, Tools.FinishAction.Settings));
        Assert.Equal(("later", ""), (Tools.LaterAction.Name, Tools.LaterAction.Description));
    }

    [Fact]
    public async Task Result_of_each_kind_is_what_the_model_is_told()
    {
        ActionOutput finished = await Tools.FinishAction.CallAsync("""{"number":7}""");
        Assert.Equal(("7", 7, "ended"), (finished.Text, finished.Value, finished.Summary));
        Assert.Equal(["get_weather"], finished.FollowUp!.Actions);

        Assert.Same(ActionOutput.Nothing, await Tools.NothingAction.CallAsync("{}"));
        Assert.Same(ActionOutput.Nothing, await Tools.LaterAction.CallAsync("{}", s_services));
        Assert.Equal("x: y", (await new Desk("x").TellAction.CallAsync("""{"what":"y"}""")).Text);
        Assert.Equal("x × 2", (await new Desk("x").TellTwiceAction.CallAsync("""{"times":2}""")).Text);
    }

    [Fact]
    public async Task Argument_that_may_be_null_may_be_left_out_and_so_may_more_of_one_kind()
    {
        Assert.Equal("- - True 1 0", (await Tools.OptionalAction.CallAsync("""{"list":["a"]}""")).Text);
        Assert.Equal("- - True 0 2", (await Tools.OptionalAction.CallAsync("""{"list":[],"text":null,"number":null,"rest":[1,2]}""")).Text);
        Assert.Equal("a 1 False 0 0", (await Tools.OptionalAction.CallAsync("""{"text":"a","number":1,"list":[]}""", s_services)).Text);
    }

    [Fact]
    public void Argument_that_is_missing_malformed_or_of_another_type_is_told_with_its_path()
    {
        AssertRefused("{}", "$", "city");
        AssertRefused("""{"city":5}""", "$.city", "text");
        AssertRefused("""{"city":"Paris","unit":"Kelvin"}""", "$.unit", "Kelvin");
        AssertRefused("""{"city":"Paris"} x""", null, "");
        AssertRefused("[]", "$", "object");

        static void AssertRefused(string json, string? path, string inMessage)
        {
            ActionArgumentException refused = Assert.Throws<ActionArgumentException>(() => Tools.GetWeatherAction.Read(json));
            Assert.Equal("get_weather", refused.Action);
            Assert.Contains(inMessage, refused.Message, StringComparison.OrdinalIgnoreCase);
            if (path is not null)
            {
                Assert.Equal(path, refused.Path);
            }
        }
    }

    [Fact]
    public async Task Service_that_is_missing_is_told_with_the_action_and_its_type()
    {
        InvalidOperationException none = await Assert.ThrowsAsync<InvalidOperationException>(() => Tools.GetWeatherAction.CallAsync("""{"city":"Paris"}"""));
        InvalidOperationException other = await Assert.ThrowsAsync<InvalidOperationException>(() => Tools.GetWeatherAction.CallAsync("""{"city":"Paris"}""", new Calling.Services("text")));

        Assert.Contains("get_weather", none.Message, StringComparison.Ordinal);
        Assert.Contains("get_weather", other.Message, StringComparison.Ordinal);
        Assert.Contains(typeof(IStation).ToString(), other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exception_of_the_method_is_the_calls()
    {
        var failing = new Calling.Services(new Failing());

        await Assert.ThrowsAsync<TimeZoneNotFoundException>(() => Tools.GetWeatherAction.CallAsync("""{"city":"Paris"}""", failing));
    }

    [Fact]
    public async Task Action_of_an_object_is_one_and_bound_to_it()
    {
        var desk = new Desk("one");
        var other = new Desk("two");

        Assert.Same(desk.TellAction, desk.TellAction);
        Assert.NotSame(desk.TellAction, other.TellAction);
        Assert.Same(Tools.FinishAction, Tools.FinishAction);
        Assert.Equal("two: x", (await other.TellAction.CallAsync("""{"what":"x"}""")).Text);
    }

    [Fact]
    public async Task Action_of_a_record_is_its_copys_own_and_no_part_of_its_value()
    {
        var card = new Card("one");
        Assert.Equal("one", (await card.ReadAction.CallAsync("{}")).Text);

        Assert.Equal("two", (await (card with { Name = "two" }).ReadAction.CallAsync("{}")).Text);
        Assert.Equal(card, new Card("one"));
    }

    [Fact]
    public void Arguments_are_a_record_with_the_defaults()
    {
        Assert.Equal(new Tools.GetWeatherArgs("Paris"), Tools.GetWeatherAction.Read("""{"unit":"Celsius","city":"Paris"}"""));
        Assert.Equal("GetWeatherArgs { City = Paris, Unit = Fahrenheit }", new Tools.GetWeatherArgs("Paris", Unit.Fahrenheit).ToString());
    }

    private sealed class Failing : IStation
    {
        public Task<Forecast> AskAsync(string city, Unit unit, CancellationToken cancellationToken) => throw new TimeZoneNotFoundException();
    }
}
