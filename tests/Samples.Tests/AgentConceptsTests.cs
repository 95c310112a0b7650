namespace GenFlow.Samples.Tests;

public sealed class AgentConceptsTests
{
    [Fact]
    public async Task The_examples_of_the_documentation_print_what_it_says()
    {
        SampleResult result = await SampleProcess.RunAsync("AgentConcepts");

        Assert.Equal("", result.Error);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            """
            --- turn started
            I have to ask. (thought)
            > calling get_weather
            > city: Oslo
            > get_weather gave {"city":"Oslo","temperature":-3,"sky":"snow"}

            --- done (12 output tokens)
            --- turn started
            Snow? (thought)
            The station says: {"city":"Oslo","temperature":-3,"sky":"snow"}
            --- done (9 output tokens)
             (12 tokens)
            The station says: {"city":"Oslo","temperature":-3,"sky":"snow"} (9 tokens)
            spinner: Running get_weather...
            spinner off
            thoughts {
            I have to ask. }
            thoughts {
            Snow? }
            city '', days '': {}
            city 'Ro', days '': {"city":"Ro"}
            city 'Rome', days '1': {"city":"Rome","days":1}
            city 'Rome', days '10': {"city":"Rome","days":10}
            InvalidArguments: The arguments of get_weather do not fit: The JSON cannot be read at $.days (line 1, byte 23): it must be at least 0 and at most 10, and 99 came.
            Unknown: There is no action 'get_wether'. Available: get_weather.
            failed: ArgumentException: No station is in Atlantis.
            {"type":"object","properties":{"city":{"description":"The city, without its country.","type":"string"},"days":{"description":"How many days from now.","type":"integer","minimum":0,"maximum":10,"default":0},"unit":{"description":"The unit of the temperature.","type":"string","enum":["Celsius","Fahrenheit"],"default":"Celsius"}},"required":["city"]}
            Verdict { IsSpam = True, Reason = It promises gold. }, after 2 calls
            First: Done. Second: Not run: it was not approved: Not to everybody.
            ada@example.org: Hello
            find_book: looking at Moby-Dick (33 %)
            find_book: looking at Middlemarch (67 %)
            find_book: found at 2
            reserve_book: Middlemarch is reserved.
            find_book | reserve_book | find_book
            3, 3.
            Heard: 1. Heard: 2.
            4 messages, 15 tokens in this run, 30 in all
            True, 3 and 5 messages
            Entendu.
            2
            4.50
            I am back. (2 messages)
            call 1 of agent
            call 2 of agent
            stopped: Completed
            Fog. 13 messages
            'Pan',  min,  ingredients
            'Pancakes',  min,  ingredients
            'Pancakes', 20 min, 1 ingredients
            'Pancakes', 20 min, 2 ingredients
            'Pancakes', 20 min, 2 ingredients
            Pancakes: flour, milk
            The model's answer does not fit: The JSON cannot be read at $.minutes (line 1, byte 30): it must be at least 1 and at most 600, and 0 came. Ask again in the same session, or use a model that keeps to a JSON Schema.
            meteorologist: get_weather gave {"city":"Oslo","temperature":-3,"sky":"snow"}
            The station says: {"city":"Oslo","temperature":-3,"sky":"snow"}
            1 of 2: researcher
            report/researcher: look_up gave The bridge of Riva was opened in 1894 and is 61 m high.
            report/researcher: hand_over gave {"question":"How high?","known":["It is 61 m high."]}
            researcher: Exited, 280 tokens
            2 of 2: writer
            report/writer: It is 61 m high.
            writer: Completed, 210 tokens
            report: Completed, 490 tokens
            Completed: We are open from 9 to 5.
            researcher: Exited
            writer: failed
            The model is not there.
            490 tokens in 3 calls, 0.0008500
            Age { IsOld = True, Reason = It was opened in 1894. }
            researcher begins
            writer begins
            It is 61 m high.
            host: calls research
            host/researcher: It is 
            host/researcher: 61 m high.
            host: research gave It is 61 m high.
            host: 61 m.
            440 tokens, of both
            {"facts":["It is 61 m high."]}
            Clear, but too short.
            BudgetExhausted: The budget of agent is used up: 3000 of 3000 tokens.
            clerk/print: page 1
            clerk/print: page 2
            They are in the tray.
            It snows. get_weather gave {"city":"Oslo","temperature":-3,"sky":"snow"}
            {"city":"Oslo","temperature":-3,"sky":"snow"} and {"city":"Rome","temperature":21.5,"sky":"clear"}.
            Truncated: max_tokens
            overloaded, transient: True, 2 opened and 2 closed
            Let me think: 42. after 00:10:00
            1000 of 1000
            Anthropic: One that streams blocks. (15 tokens, end_turn)
            OpenAI: One that streams items. (14 tokens, completed)
            Local: One that streams choices. (13 tokens, stop)
            Wait 00:02:00. Anthropic limits the rate of requests [429, rate_limit_error]: Too fast. Send fewer at once, or try again after 120 s. (request req_7)
            It snows.
            broken off in answer 3
            Good day. (done) {"model":"any","lines":["user: Greet me."]}
            MessageStart
            client (1) failed, client (2) answers: The model is overloaded.
            It snows.
            UsageUpdated
            MessageEnd
            AgentCompleted
            It snows.
            client (1): Too many requests.
            client (2): The key is not accepted.
            Again: True, after 00:00:20.
            One.
            2
            Blue. 0 tokens, 40 saved: hit
            40
            """.ReplaceLineEndings("\n").Split('\n'),
            result.Lines.TakeWhile(static line => line != "flowchart TD"));
    }
}
