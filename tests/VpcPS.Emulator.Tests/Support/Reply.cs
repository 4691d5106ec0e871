using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace VpcPS.Emulator.Tests.Support;

/// <summary>What the emulator answered.</summary>
internal sealed record Reply(int Status, string Body, string RequestIdHeader, string ContentType, string RetryAfter)
{
    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    public string Code => Json.TryGetProperty(nameof(Code), out JsonElement code) ? code.GetString()! : "";

    public string Message => Text(nameof(Message));

    public string Text(string member) => Json.GetProperty(member).GetString()!;

    /// <summary>The only entry of a list.</summary>
    public JsonElement Single(string plural, string singular) => Assert.Single(Entries(plural, singular));

    /// <summary>The entries of a list.</summary>
    public JsonElement[] Entries(string plural, string singular) =>
        [.. Json.GetProperty(plural).GetProperty(singular).EnumerateArray()];

    /// <summary>Asserts that the call succeeded.</summary>
    public Reply Ok()
    {
        Assert.True(Status == 200, Body);
        return this;
    }

    /// <summary>Asserts that the call was refused.</summary>
    public void Refused(int status, string code) => Assert.Equal((status, code), (Status, Code));

    public static async Task<Reply> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode,
        await response.Content.ReadAsStringAsync(),
        string.Join(",", response.Headers.GetValues("x-acs-request-id")),
        response.Content.Headers.ContentType!.ToString(),
        response.Headers.TryGetValues("x-acs-retry-after", out var values) ? string.Join(",", values) : "");
}
