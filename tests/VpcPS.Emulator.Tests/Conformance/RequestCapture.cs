using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Text;
using System.Threading.Tasks;
using VpcPS.Emulator.Wire;

namespace VpcPS.Emulator.Tests.Conformance;

/// <summary>A service that keeps each request as it was received, and accepts all.</summary>
internal sealed class RequestCapture : IHttpHandler, IDisposable
{
    private readonly ConcurrentQueue<HttpRequest> _requests = new();
    private readonly ConcurrentQueue<Exception> _faults = new();
    private readonly LoopbackHttpServer _server;

    public RequestCapture() => _server = LoopbackHttpServer.Start(0, new HttpLimits(), this, new EmulatorOptions().Clock);

    public Uri Endpoint => new($"http://127.0.0.1:{_server.Port}");

    public IReadOnlyCollection<HttpRequest> Requests => _requests;

    public IReadOnlyCollection<Exception> Faults => _faults;

    public HttpResponse? TurnAway(HttpHead head) => null;

    public Task<HttpResponse> AnswerAsync(HttpRequest request)
    {
        _requests.Enqueue(request);
        return Task.FromResult(new HttpResponse(200, "application/json", Encoding.UTF8.GetBytes("""{"RequestId":"1"}"""), "1"));
    }

    public HttpResponse Refuse(HttpRefusal refusal)
    {
        _faults.Enqueue(new InvalidOperationException(refusal.Message));
        return new HttpResponse(refusal.Status, "text/plain", [], "1");
    }

    public void NoteFault(Exception fault) => _faults.Enqueue(fault);

    public void Dispose() => _server.Dispose();
}
